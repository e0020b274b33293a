import { filterOpenApi } from '@bookplate/openapi';
import { methods } from '@bookplate/openapi/gates';
import { createHash } from 'node:crypto';

/** The OpenAPI document of an API reference. */
export interface ReferenceDocument {
  readonly whole: object;
  /** What is left of it for anonymous readers. */
  readonly everyone: object;
}

/** An operation as a page names it to everyone. */
export interface ListedOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
}

/**
 * @param document OpenAPI 3.0 or 3.1
 * @returns the document, and what everyone sees of it; the same object, if that is all of it
 */
export function readDocument(document: object): ReferenceDocument {
  const everyone = filterOpenApi(document, null);
  const isOpen = JSON.stringify(everyone) === JSON.stringify(document);
  return { whole: document, everyone: isOpen ? document : everyone };
}

/**
 * @param document of an API reference
 * @returns the name of a file with all of it, which is another one whenever it changes
 */
export function fileNameOf({ whole }: ReferenceDocument): string {
  const hash = createHash('sha256').update(JSON.stringify(whole)).digest('base64url');
  return `openapi.${hash.slice(0, 12)}.json`;
}

/**
 * @param document what everyone sees
 * @returns its operations, in their order
 */
export function listOperations({ everyone }: ReferenceDocument): readonly ListedOperation[] {
  const { paths = {} } = everyone as { paths?: Readonly<Record<string, PathItem>> };
  return Object.entries(paths).flatMap(([path, item]) =>
    [...methods.map((method) => [method, item[method]] as const), ...moreOf(item)].flatMap(
      ([method, operation]) => {
        if (!operation) return [];
        const { summary = '', description = '' } = operation;
        return [{ method: method.toUpperCase(), path, summary, description }];
      },
    ),
  );
}

/** Methods that only OpenAPI 3.2 has a place for. */
function moreOf({
  additionalOperations = {},
}: PathItem): readonly (readonly [string, Operation])[] {
  return Object.entries(additionalOperations as Readonly<Record<string, Operation>>);
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
}
type PathItem = Readonly<Record<string, Operation | undefined>>;
