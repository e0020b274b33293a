import type { Site } from '../sites/site.ts';
import type { BrowserTest } from '../test-run/browser-tests.ts';
import type { KeptTest } from '../test-run/kept-tests.ts';
import { isPassed } from '../test-run/test-verdict.ts';

/** What is left to do for a new site, in this order. */
export const stepNames = ['connection', 'docs', 'browser', 'health'] as const;
export type StepName = (typeof stepNames)[number];

/** One step of the checklist. */
export interface SetupStep {
  readonly name: StepName;
  readonly state: 'done' | 'failed' | 'open';
  /** Somebody decided not to do it. */
  readonly isDismissed: boolean;
  /** What the console knows of it, in a sentence; empty if nothing. */
  readonly known: string;
}

type StepState = Pick<SetupStep, 'state' | 'known'>;

/** What the steps follow from. */
export interface SetupFacts {
  readonly site: Site;
  readonly settingsUrl: string;
  /** The newest connection test. */
  readonly test: KeptTest | undefined;
  /** The last test in a browser of each outcome, the newest first. */
  readonly browserTests: readonly BrowserTest[];
  /** When the newest report came. */
  readonly lastReportAt: Date | undefined;
  readonly dismissed: ReadonlySet<string>;
}

/**
 * Works out how far a site is. No step is ticked by hand: each follows from what was tested and reported.
 *
 * @param facts what is known of the site
 * @returns the four steps
 */
export function toChecklist(facts: SetupFacts): readonly SetupStep[] {
  const toStep: Readonly<Record<StepName, (facts: SetupFacts) => StepState>> = {
    connection: connectionStep,
    docs: docsStep,
    browser: browserStep,
    health: healthStep,
  };
  return stepNames.map((name) => {
    const { state, known } = toStep[name](facts);
    return { name, state, known, isDismissed: facts.dismissed.has(name) };
  });
}

/**
 * @param steps of a site
 * @returns how many are neither done nor dismissed
 */
export function countOpen(steps: readonly SetupStep[]): number {
  return steps.filter(({ state, isDismissed }) => state !== 'done' && !isDismissed).length;
}

function connectionStep({ site, test }: SetupFacts): StepState {
  if (!test) return { state: 'open', known: '' };
  if (test.apiUrl !== site.apiUrl || !site.docsOrigins.includes(test.docsOrigin))
    return { state: 'open', known: 'The URLs changed since the last test.' };
  return isPassed(test.result)
    ? { state: 'done', known: '' }
    : { state: 'failed', known: 'The last test did not pass.' };
}

/** Docs tell their outcome to the console that they name and to no other: so whatever came from them shows it too. */
function docsStep(facts: SetupFacts): StepState {
  const { settingsUrl, test, browserTests, lastReportAt } = facts;
  const found = test?.result.console;
  if (found === settingsUrl) return { state: 'done', known: '' };
  if (found !== undefined && found !== '')
    return { state: 'failed', known: `The docs page names another console: ${found}` };
  if (browserTests.length > 0 || lastReportAt) return { state: 'done', known: '' };
  return {
    state: 'open',
    known: found === '' ? 'At the last test, the docs page named no console.' : '',
  };
}

function browserStep({ browserTests }: SetupFacts): StepState {
  const [newest] = browserTests;
  if (browserTests.some(({ outcome }) => outcome === 'identified'))
    return { state: 'done', known: '' };
  if (!newest) return { state: 'open', known: '' };
  return newest.outcome === 'anonymous'
    ? { state: 'open', known: 'The docs work, but nobody was signed in. Sign in and test again.' }
    : { state: 'failed', known: 'At the last test, the docs could not reach the Info API.' };
}

function healthStep({ site, lastReportAt }: SetupFacts): StepState {
  if (site.reportSampleRate === 0) return { state: 'open', known: 'Reporting is off.' };
  return lastReportAt
    ? { state: 'done', known: '' }
    : {
        state: 'open',
        known:
          'Reporting is on. No report has arrived yet: open a page of the docs after the next build.',
      };
}
