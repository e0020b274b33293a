import { filterOpenApi } from '@bookplate/openapi';
import { methods } from '@bookplate/openapi/gates';
import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { pagingErrors } from '../build-code.ts';

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

/** The words of a page about it, for readers without JavaScript and for search. */
export interface ReferenceDescription {
  readonly title: string;
  readonly description: string;
  readonly operations: readonly ListedOperation[];
}

/**
 * @param text of a file in JSON or YAML
 * @returns what it says
 * @throws {Error} if it is neither
 */
export function parseReference(text: string): object {
  return pagingErrors('openapi-invalid', () => parse(text, { maxAliasCount: -1 }) as object);
}

/**
 * @param document OpenAPI 3.0 or 3.1
 * @returns the document, and what everyone sees of it; the same object, if that is all of it
 * @throws {Error} if it is no such document, or has a malformed gate
 */
export function readReference(document: object): ReferenceDocument {
  const everyone = pagingErrors('openapi-invalid', () => filterOpenApi(document, null));
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
 * @param document of an API reference
 * @returns what a page says of it to everyone; the operations are in the order of the document
 */
export function describeReference({ everyone }: ReferenceDocument): ReferenceDescription {
  const { info, paths = {} } = everyone as {
    readonly info: { readonly title: string; readonly description?: string };
    readonly paths?: Readonly<Record<string, PathItem>>;
  };
  const { title, description = '' } = info;
  return { title, description, operations: listOperations(paths) };
}

function listOperations(paths: Readonly<Record<string, PathItem>>): readonly ListedOperation[] {
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
