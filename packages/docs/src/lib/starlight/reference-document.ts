import { filterOpenApi } from '@bookplate/openapi';
import { createHash } from 'node:crypto';

/** The OpenAPI document of an API reference. */
export interface ReferenceDocument {
  readonly whole: object;
  /** What is left of it for who is not signed in. */
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

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/**
 * @param document what everyone sees
 * @returns its operations, in their order
 */
export function listOperations({ everyone }: ReferenceDocument): readonly ListedOperation[] {
  const { paths = {} } = everyone as { paths?: Readonly<Record<string, PathItem>> };
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const { summary = '', description = '' } = operation;
      return [{ method: method.toUpperCase(), path, summary, description }];
    }),
  );
}

type PathItem = {
  readonly [method in (typeof methods)[number]]?: {
    readonly summary?: string;
    readonly description?: string;
  };
};
