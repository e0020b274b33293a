import { readFileSync } from 'node:fs';

/** A recipe of the documentation: a site that somebody could copy. */
export interface Recipe {
  /** Path from the site on, and text. */
  readonly files: Readonly<Record<string, string>>;
  /** How the generator is run; empty where nothing is built. */
  readonly build: readonly string[];
  /** What it writes. */
  readonly output: string;
}

const file = 'site/src/content/docs/guides/html-recipes.mdx';
const page = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

/** Of a marked sample: anonymous readers see what is behind `??`. */
const ofReader = /\{user\.\w+ \?\? '([^']*)'\}/g;

/**
 * Reads a recipe from the documentation.
 *
 * @param generator its heading
 * @returns the recipe
 * @throws {Error} if it is not there, or has no commands
 */
export function recipeOf(generator: string): Recipe {
  const [, section = ''] = page.split(`\n## ${generator}\n`);
  const [own = ''] = section.split('\n## ');
  const fences = [...own.matchAll(/^(`{3,})\w+( user)? title="([^"]+)"\n([^]*?)\n\1$/gm)];
  const files = fences.map(
    ([, , isMarked, name = '', text = '']) =>
      [name, `${isMarked ? text.replaceAll(ofReader, '$1') : text}\n`] as const,
  );
  const [, build = '', output] =
    /^```sh\n(?:(.+)\n)?npx bookplate apply (\S+)\n```$/m.exec(own) ?? [];
  if (output === undefined || files.length === 0)
    throw new Error(`Found no recipe for ${generator} in ${file}.`);
  return { files: Object.fromEntries(files), build: build.split(' ').filter(Boolean), output };
}
