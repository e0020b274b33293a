import { readFileSync } from 'node:fs';
import type { WordingContext } from './explanation.ts';
import { siteOf } from './site.ts';
import type { Stack } from './stack.ts';

/** The headings of the recipes: files in Markdown, one for each stack, in the folder `recipes` of this package. */
export type RecipeTitle =
  | 'Mount the Info API'
  | 'Mount the Info API above sign-in and CORS'
  | 'Exclude the Info API from other settings'
  | 'Allow only the docs'
  | 'Let the docs read every answer'
  | 'Send Vary and Cache-Control'
  | 'Answer 401 to anonymous readers'
  | 'Remove a header'
  | 'Set and delete the sign-in hint'
  | 'Do not renew the session'
  | 'Compute expiresAt'
  | 'Omit Secure in development';

const folder = new URL('../../recipes/', import.meta.url);
const byStack = new Map<Stack, ReadonlyMap<string, string>>();

/**
 * Reads a recipe of a stack: the code below a heading, with the addresses of the set-up.
 *
 * @param context the docs, the API, the stack
 * @param titles the headings to look for, in this order
 * @returns lines to paste, or undefined if the stack has no such recipe
 */
export function recipe(
  { docsOrigin, apiUrl, stack }: WordingContext,
  ...titles: readonly RecipeTitle[]
): string | undefined {
  const found = titles.map((title) => recipesOf(stack).get(title)).find((code) => code);
  if (found === undefined) return undefined;
  const { host, pathname } = new URL(apiUrl);
  const own: Readonly<Record<string, string>> = {
    'https://docs.foo.com': docsOrigin,
    'dash.foo.com': host,
    'api/docs/user-info': pathname.slice(1),
    'foo.com': siteOf(new URL(docsOrigin).hostname),
  };
  return found.replaceAll(
    /https:\/\/docs\.foo\.com|dash\.foo\.com|api\/docs\/user-info|foo\.com/g,
    (example) => own[example] ?? example,
  );
}

/**
 * Reads a recipe of a stack, or else the one for any stack.
 *
 * @param context the docs, the API, the stack
 * @param titles the headings to look for, in this order
 * @returns lines to paste
 * @throws {Error} if the recipes of any stack lack it as well
 */
export function recipeOrGeneric(
  context: WordingContext,
  ...titles: readonly RecipeTitle[]
): string {
  const found = recipe(context, ...titles) ?? recipe({ ...context, stack: 'unknown' }, ...titles);
  if (found === undefined) throw new Error(`No recipe has the heading "${titles[0]}".`);
  return found;
}

/**
 * Keeps only some headers of a recipe.
 *
 * @param code in which each header has its own line
 * @param headers to keep, in lower case
 * @returns the code without the lines of other headers
 */
export function headersOf(code: string, headers: readonly ('vary' | 'cache-control')[]): string {
  const others = ['access-control-', 'vary', 'cache-control'].filter(
    (name) => !headers.some((header) => header === name),
  );
  return code
    .split('\n')
    .filter((line) => !others.some((name) => line.toLowerCase().includes(name)))
    .join('\n');
}

function recipesOf(stack: Stack): ReadonlyMap<string, string> {
  const known = byStack.get(stack);
  if (known) return known;
  const [, ...sections] = readFileSync(new URL(`${stack}.md`, folder), 'utf8').split(/^## /m);
  const recipes = new Map(
    sections.map((section) => {
      const [title = ''] = section.split('\n', 1);
      const blocks = [...section.matchAll(/^```\w*\n([\s\S]*?)\n```$/gm)];
      return [title.trim(), blocks.map(([, code]) => code).join('\n\n')] as const;
    }),
  );
  byStack.set(stack, recipes);
  return recipes;
}
