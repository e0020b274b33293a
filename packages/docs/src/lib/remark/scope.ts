import type { BuildMistake } from '../build-code.ts';
import type { PageNode, ParseMdx } from '../page/page-node.ts';
import type { PageContext } from '../page/target.ts';

/** What the compiler knows where it compiles nodes: in the page, or in an element of an expression. */
export interface Scope {
  /** Its text is what the nodes were read from. */
  readonly context: PageContext;
  /** The host's parser. */
  readonly parse: ParseMdx;
  /** The rehype plugin is there to find the code samples again. */
  readonly isHighlighted: boolean;
  /** Is told of a mistake, with its offset in the text. */
  readonly report: (mistake: BuildMistake, offset: number) => void;
  /** Looks at each node before it is compiled. */
  readonly look: (node: PageNode) => void;
}
