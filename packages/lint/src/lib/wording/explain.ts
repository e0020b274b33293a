import type { Code, Finding } from '../findings.ts';
import { pageWords } from './pages.ts';
import { readerWords } from './readers.ts';
import { siteWords } from './site.ts';
import type { Explanation, WordsFor } from './words.ts';

const words: WordsFor<Code> = { ...siteWords, ...pageWords, ...readerWords };

/** All codes that there are. */
export const codes: readonly Code[] = Object.keys(words) as Code[];

/**
 * Puts a finding into words.
 *
 * @param finding of lint
 * @returns what is wrong, what follows from it and what to do
 */
export function explain(finding: Finding): Explanation {
  // The code and its arguments belong together by the type of Finding, which an index loses.
  const toWords = words[finding.code] as (args: Finding['args']) => Explanation;
  return toWords(finding.args);
}
