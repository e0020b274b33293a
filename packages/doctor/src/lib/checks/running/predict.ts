import { readHint } from '@bookplate/protocol';
import { meaningOf } from '../../answer-meaning.ts';
import type { HandshakeOutcome } from '../../browser/fetch-in-page.ts';
import type { CheckContext } from '../../check-context.ts';
import { pageBlocks } from '../../csp/page-blocks.ts';
import { pageHint } from '../../hint/page-hint.ts';
import { mayRead } from '../../may-read.ts';
import { redirectTarget } from '../../redirect-target.ts';
import { anonymousRequest, signedInRequest } from '../../requests.ts';
import { headerValue } from '../../response.ts';
import type { Setup } from '../../setup.ts';
import { scriptAsksElsewhere } from '../docs-page/script-asks-elsewhere.ts';
import { privateAddress } from '../reachability/private-address.ts';
import { scriptFileMissing } from './script-file-missing.ts';

const networkFailure: HandshakeOutcome = { outcome: 'unreachable', reason: 'network' };

/**
 * Predicts the outcome of the handshake in a browser from the responses to the probes. It sends nothing new.
 *
 * @param context of the examination
 * @returns the outcome, or undefined if it depends on what probes cannot see
 */
export async function predict(context: CheckContext): Promise<HandshakeOutcome | undefined> {
  const { setup, send } = context;
  // The reader decides by a prompt; and a page with another API URL says nothing about this one.
  for (const { find } of [privateAddress, scriptAsksElsewhere])
    if ((await find(context)).length > 0) return undefined;
  const blocks = await pageBlocks(context);
  // Then the page's own script reaches no outcome.
  if (blocks.some(({ part }) => part !== 'request')) return undefined;
  if ((await scriptFileMissing.find(context)).length > 0) return undefined;
  // Then the page sends no request.
  if ((await pageHint(context))?.isNeeded && !hasHint(setup)) return { outcome: 'anonymous' };
  const isBlocked = blocks.some(({ part, isLater }) => part === 'request' && !isLater);
  if (isBlocked || isMixed(setup)) return networkFailure;

  const result = await send(sendsCookies(setup) ? signedInRequest(setup) : anonymousRequest(setup));
  if (!result.ok) {
    const isLate = result.kind === 'timeout' || result.kind === 'unconnected';
    return { outcome: 'unreachable', reason: isLate ? 'timeout' : 'network' };
  }
  if (!mayRead(result, setup)) return networkFailure;
  // Probes do not follow redirects; browsers follow those with a target.
  const isRedirect = redirectTarget(result, setup.api) && headerValue(result, 'location') !== '';
  if (isRedirect) return undefined;
  if (result.end === 'unfinished') return { outcome: 'unreachable', reason: 'timeout' };
  const { outcome, reason } = await meaningOf(result);
  return { outcome, ...(reason && { reason }) };
}

/** Whether the browser of `observe` has a sign-in hint. */
function hasHint({ cookie = '' }: Setup): boolean {
  return readHint(cookie) !== undefined;
}

/** The browser of `observe` sends no cookie across sites, like Safari, Firefox and private windows. */
function sendsCookies({ docs, api, deployment }: Setup): boolean {
  return deployment !== 'two-sites' && docs.protocol === api.protocol;
}

function isMixed({ docs, api }: Setup): boolean {
  return docs.protocol === 'https:' && api.protocol === 'http:';
}
