import { meaningOf } from './answer-meaning.ts';
import type { Observation } from './browser/observation.ts';
import type { CheckContext } from './check-context.ts';
import { unanswered } from './checks/reachability/unanswered.ts';
import { followSetCookie } from './cookie/follow-set-cookie.ts';
import { browsers } from './cookie/travel.ts';
import type { Seen } from './events.ts';
import type { Finding } from './findings.ts';
import { consoleOf, findHeadScript } from './html/docs-page.ts';
import { mayRead } from './may-read.ts';
import { anonymousRequest, signedInRequest } from './requests.ts';
import type { HttpResponse } from './response.ts';
import type { Setup } from './setup.ts';
import { SkipError } from './skip-error.ts';

/**
 * Summarises what an examination has seen. It sends nothing: it looks at the responses it has.
 *
 * @param context of the examination, after all checks
 * @param findings of all checks
 * @param observation of a real browser, if one ran
 * @returns what was seen, and nothing that was not
 */
export async function summariseSeen(
  { setup, responseTo, docsPage }: CheckContext,
  findings: readonly Finding[],
  observation: Observation | undefined,
): Promise<Seen> {
  const isAnswered = !findings.some(({ code }) => unanswered.some((check) => check.code === code));
  const anonymous = await orNothing(responseTo(anonymousRequest(setup)));
  const page = await orNothing(docsPage());
  return {
    ...(anonymous && { anonymousStatus: anonymous.status }),
    isReadable: anonymous !== undefined && isAnswered && mayRead(anonymous, setup),
    signedInReader:
      setup.cookie === undefined || !isAnswered
        ? 'not-checked'
        : await recognised(await orNothing(responseTo(signedInRequest(setup)))),
    sessionCookie: cookieSeen(setup, observation),
    ...(page && findHeadScript(page) && { console: consoleOf(page) }),
  };
}

async function orNothing<T>(response: Promise<T>): Promise<T | undefined> {
  try {
    return await response;
  } catch (error) {
    if (error instanceof SkipError) return undefined;
    throw error;
  }
}

async function recognised(response: HttpResponse | undefined): Promise<Seen['signedInReader']> {
  if (!response) return 'not-checked';
  return (await meaningOf(response)).outcome === 'identified' ? 'recognised' : 'not-recognised';
}

function cookieSeen(setup: Setup, observation: Observation | undefined): Seen['sessionCookie'] {
  const { cookie, setCookie } = setup;
  if (setCookie !== undefined) {
    const { stoppedBy } = followSetCookie(setup);
    return browsers.every((name) => !stoppedBy[name]) ? 'sent' : 'withheld';
  }
  const sent = observation?.request?.cookies ?? [];
  const given = new Set((cookie ?? '').split(';').map((pair) => pair.split('=')[0]?.trim()));
  return sent.some((name) => given.has(name)) ? 'sent' : 'not-checked';
}
