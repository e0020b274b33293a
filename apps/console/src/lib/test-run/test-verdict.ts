import type { TestResult } from './test-result.ts';

/** The result of a test in one line. */
export interface TestVerdict {
  readonly tone: 'good' | 'note' | 'bad';
  /** One or two sentences. */
  readonly headline: string;
}

/**
 * Sums a test up in words, the worst first. A connection test has no session, so the best that it can say is about
 * anonymous readers.
 *
 * @param result of a test
 * @returns the verdict
 */
export function toVerdict(result: TestResult): TestVerdict {
  const { outcome, findings, notRun, problem } = result;
  const counted = findings.filter(({ severity }) => severity !== 'note');
  const [first] = counted;
  if (outcome === 'not-run') return { tone: 'bad', headline: `The test did not run. ${problem}` };
  if (outcome === 'broken' && first)
    return { tone: 'bad', headline: `Does not work: ${lowerArticle(first.title)}.` };
  if (notRun > 0)
    return {
      tone: 'note',
      headline: `Nothing broken was found, but ${count(notRun, 'check')} could not run.`,
    };
  const dangers = counted.filter(({ severity }) => severity === 'danger');
  if (dangers[0])
    return {
      tone: 'bad',
      headline: `${count(dangers.length, 'danger')} must be fixed first: ${lowerArticle(dangers[0].title)}.`,
    };
  if (first)
    return {
      tone: 'note',
      headline: `Works for anonymous readers, with ${count(counted.length, 'finding')}: ${lowerArticle(first.title)}.`,
    };
  return { tone: 'good', headline: 'Works for anonymous readers.' };
}

/**
 * Whether a site passed: nothing broken, and no check in doubt.
 *
 * @param test its outcome and result
 * @returns true if anonymous readers are served
 */
export function isPassed({ outcome, notRun }: Pick<TestResult, 'outcome' | 'notRun'>): boolean {
  return outcome === 'works' || (outcome === 'unknown' && notRun === 0);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Within a sentence. Names and headers keep their capital. */
function lowerArticle(title: string): string {
  return title.replace(/^(The|There|Every|Look-alikes)\b/, (word) => word.toLowerCase());
}
