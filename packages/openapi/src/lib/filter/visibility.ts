import type { Node } from '../grammar/node.ts';
import type { Survey } from './survey.ts';

/** What one reader sees of a document: who sees what, and nothing of how it is written. */
export interface Visibility extends Survey {
  readonly isAnythingHidden: boolean;
  /** Whether an object of the document is hidden, or in something that is. */
  readonly isHidden: (node: unknown) => boolean;
  /** The same for an object itself, where what holds it is known to be shown: it takes less time. */
  readonly isMarked: (node: unknown) => boolean;
  /** Whether gates hide values of any `enum`. */
  readonly hidesValues: boolean;
  /** What stands at the end of references. */
  readonly resolve: (node: unknown) => unknown;
  /** What a link leads to; undefined if that is nothing in this document. */
  readonly operationOf: (link: Node) => unknown;
  /** The values of an `enum` that gates hide. */
  readonly hiddenValues: (node: Node) => ReadonlySet<unknown>;
  readonly isTagHidden: (name: unknown) => boolean;
  /** Whether a security requirement names a hidden scheme. */
  readonly isRequirementHidden: (requirement: unknown) => boolean;
  /** Components and tags that only hidden parts referred to. */
  readonly unreferenced: ReadonlySet<string>;
}
