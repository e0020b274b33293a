import type { Finding } from '../findings.ts';
import { answerWords } from './answers.ts';
import { corsWords } from './cors.ts';
import { docsWords } from './docs.ts';
import { browserWords } from './in-browser.ts';
import { reachWords } from './reach.ts';
import { sessionWords } from './session.ts';
import { siteWords } from './sites.ts';
import type { Code } from '../findings.ts';
import type { Explanation, Words, WordingContext, WordsFor } from './words.ts';

const words: WordsFor<Code> = {
  ...siteWords,
  ...reachWords,
  ...corsWords,
  ...answerWords,
  ...sessionWords,
  ...docsWords,
  ...browserWords,
};

/**
 * Puts a finding into words.
 *
 * @param finding from `examine`
 * @param context what was examined, and the stack of its verdict
 * @returns what is wrong, why that matters, and the fix to paste
 */
export function explain(finding: Finding, context: WordingContext): Explanation {
  // The code and its arguments belong together by the type of Finding, which an index loses.
  const toWords = words[finding.code] as Words<typeof finding.code>;
  return toWords(finding.args, context);
}
