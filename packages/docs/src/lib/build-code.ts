import { codePage } from '@bookplate/protocol';

/**
 * What the builds of all hosts find. A code is permanent: `codes.md` describes it, and the documentation has a page for it.
 */
export const buildCodes = [
  'settings-missing',
  'settings-invalid',
  'settings-environment',
  'settings-renamed',
  'console-required',
  'console-away',
  'console-newer',
  'host-version',
  'persona-invalid',
  'types-failed',
  'expression-outside',
  'expression-heading',
  'expression-attribute',
  'expression-element',
  'expression-export',
  'vue-condition',
  'vue-directive',
  'braces-as-text',
  'playground-outside-sample',
  'sample-lines',
  'sample-highlighter',
  'key-choice',
  'groups-element',
  'page-groups',
  'page-groups-dropped',
  'page-groups-unsupported',
  'gated-head',
  'leak',
  'openapi-invalid',
  'openapi-groups',
  'openapi-missing',
  'openapi-pages-outdated',
  'starlight-component',
  'docusaurus-content',
  'docusaurus-order',
  'docusaurus-script',
  'docusaurus-address',
  'vitepress-plugin',
  'next-configuration',
  'next-head',
  'next-pages',
  'next-page-open',
  'next-open-pages',
  'fumadocs-version',
  'nextra-version',
] as const;

export type BuildCode = (typeof buildCodes)[number];

/** A mistake in a page, without its place. */
export interface BuildMistake {
  readonly code: BuildCode;
  readonly message: string;
}

/**
 * @param code of what a build found
 * @param message what was found, what was expected, what to do
 * @returns the message and, in the next line, the URL of the page about the code
 */
export function withPage(code: BuildCode, message: string): string {
  return `${message}\n${codePage('build', code)}`;
}

/**
 * Runs a reader of what the site's author wrote.
 *
 * @param code of what it finds
 * @param read may throw
 * @returns what it returns
 * @throws {Error} its error, with the URL of the page about the code
 */
export function pagingErrors<Result>(code: BuildCode, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new Error(withPage(code, (error as Error).message), { cause: error });
  }
}
