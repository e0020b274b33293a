import { compile } from 'json-schema-to-typescript';
import { ConfigurationError } from '@bookplate/protocol';
import type { ContentSchema } from '../user-schema/content-schema.ts';

/** The first line of the file: only a file that begins so is ever written over. */
export const typesBanner =
  '// Written by `bookplate types` from userSchema in bookplate.json. Changes here are lost.';

/**
 * Writes TypeScript for the `user` of pages and of `useBookplate`.
 *
 * In a page a member of nothing is nothing, so every member may be followed, and any value may be missing. It is a
 * global, for that is how editors know names in MDX (`@mdx-js/language-service`).
 *
 * @param schema of the User's content
 * @returns the text of a declaration file without imports
 * @throws {ConfigurationError} if the schema refers to what is not there
 */
export async function toUserTypes({ schema }: ContentSchema): Promise<string> {
  const { title: _, ...untitled } = schema;
  let content: string;
  try {
    content = await compile(untitled, 'Content', {
      bannerComment: '',
      // To authors, a member that the schema does not name is a mistake.
      additionalProperties: false,
      strictIndexSignatures: true,
      style: { singleQuote: true, printWidth: 100 },
      // A build must not depend on another server.
      $refOptions: { resolve: { http: false } },
    });
  } catch (error) {
    throw new ConfigurationError([
      { path: 'userSchema', message: error instanceof Error ? error.message : String(error) },
    ]);
  }
  return [
    typesBanner,
    '',
    'declare namespace Bookplate {',
    content.trim().replaceAll(/^(?=.)/gm, '  '),
    '',
    '  /** Read by `useBookplate` of `@bookplate/vite/react` and `@bookplate/docusaurus/react`. */',
    '  interface Types {',
    '    content: Content;',
    '  }',
    '',
    '  /** Any member can be followed; what it leads to may be missing. */',
    '  type Reachable<Value> = Value extends readonly (infer Item)[]',
    '    ? readonly Item[]',
    '    : Value extends object',
    '      ? { readonly [Name in keyof Value]-?: Reachable<NonNullable<Value[Name]>> }',
    '      : Value | undefined;',
    '}',
    '',
    '/** The reader of the page. While nobody is known, all of it is missing. */',
    'declare const user: Bookplate.Reachable<Bookplate.Content> & {',
    '  /** What the reader is a member of. */',
    '  readonly groups: readonly string[];',
    '};',
    '',
  ].join('\n');
}
