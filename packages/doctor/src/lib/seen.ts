import { browsers } from './cookie/travel.ts';
import { meaningOf } from './answer-meaning.ts';
import type { Observation } from './browser/observation.ts';
import { cookieLine } from './checks/cookie-line.ts';
import { consoleOf, findHeadScript } from './html/docs-page.ts';
import { unanswered } from './checks/unanswered.ts';
import type { Seen } from './events.ts';
import type { Finding } from './findings.ts';
import { mayRead } from './may-read.ts';
import { askSignedIn, askSignedOut } from './questions.ts';
import type { Answer } from './reply.ts';
import type { Setup } from './setup.ts';
import { SkipError } from './skip.ts';
import type { Visit } from './visit.ts';

/**
 * Says what an examination has seen. It sends nothing: it looks at the answers that are there.
 *
 * @param visit of this examination, after all checks
 * @param findings of it
 * @param observation of a real browser, if one ran
 * @returns what was seen, and nothing that was not
 */
export async function whatWasSeen(
  visit: Visit,
  findings: readonly Finding[],
  observation: Observation | undefined,
): Promise<Seen> {
  const { setup } = visit;
  const isAnswered = !findings.some(({ code }) => unanswered.includes(code));
  const anonymous = await answered(() => visit.answer(askSignedOut(setup)));
  const page = await answered(() => visit.docsPage());
  return {
    ...(anonymous && { anonymousStatus: anonymous.status }),
    isReadable: anonymous !== undefined && isAnswered && mayRead(anonymous, setup),
    signedInReader:
      setup.cookie === undefined || !isAnswered
        ? 'not-checked'
        : await recognised(await answered(() => visit.answer(askSignedIn(setup)))),
    sessionCookie: cookieSeen(setup, observation),
    ...(page && findHeadScript(page) && { console: consoleOf(page) }),
  };
}

async function answered<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SkipError) return undefined;
    throw error;
  }
}

async function recognised(answer: Answer | undefined): Promise<Seen['signedInReader']> {
  if (!answer) return 'not-checked';
  return (await meaningOf(answer)).outcome === 'identified' ? 'recognised' : 'not-recognised';
}

function cookieSeen(setup: Setup, observation: Observation | undefined): Seen['sessionCookie'] {
  const { cookie, setCookie } = setup;
  const isSent =
    setCookie !== undefined && browsers.every((name) => !cookieLine(setup).stoppedBy[name]);
  if (setCookie !== undefined && !isSent) return 'withheld';
  if (isSent) return 'sent';
  // What a browser sent of the cookies that were given.
  const sent = observation?.request?.cookies ?? [];
  const names = new Set((cookie ?? '').split(';').map((pair) => pair.split('=')[0]?.trim()));
  return sent.some((name) => names.has(name)) ? 'sent' : 'not-checked';
}
