import { filesOf, samplesIn } from '../../../site/test/samples.ts';

/** A recipe of the documentation: a site that somebody could copy. */
export interface Recipe {
  /** Path from the site on, and text. */
  readonly files: Readonly<Record<string, string>>;
  /** How the generator is run; empty where nothing is built. */
  readonly build: readonly string[];
  /** What it writes. */
  readonly output: string;
}

/**
 * Reads a recipe from the documentation.
 *
 * @param generator its heading
 * @returns the recipe
 * @throws {Error} if it is not there, or has no command
 */
export function recipeOf(generator: string): Recipe {
  const samples = samplesIn('guides/html-recipes', generator);
  const [, build = '', output] =
    samples
      .map(({ code }) => /^(?:(.+)\n)?npx bookplate apply (\S+)$/.exec(code))
      .find((match) => match !== null) ?? [];
  if (output === undefined) throw new Error(`Found no command in the recipe for ${generator}.`);
  return { files: filesOf(samples), build: build.split(' ').filter(Boolean), output };
}
