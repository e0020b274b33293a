import { meaningOf } from '../answer-meaning.ts';
import { pageBlocks } from '../checks/page-blocks.ts';
import { privateAddress } from '../checks/private-address.ts';
import { scriptFileMissing } from '../checks/script-file-missing.ts';
import { scriptAsksElsewhere } from '../checks/script-asks-elsewhere.ts';
import { askSignedIn, askSignedOut } from '../questions.ts';
import { mayRead } from '../may-read.ts';
import { headerValues } from '../reply.ts';
import type { Setup } from '../setup.ts';
import type { Visit } from '../visit.ts';
import type { Ending } from './ask-in-page.ts';

const outOfReach: Ending = { outcome: 'unreachable', reason: 'network' };

/**
 * What a browser should make of the handshake, by what the probes were answered. It asks nothing that was not asked.
 *
 * @param visit of this examination
 * @returns the outcome, or undefined where it depends on what probes cannot see
 */
export async function predict(visit: Visit): Promise<Ending | undefined> {
  const { setup, ask } = visit;
  // A prompt decides; and a page that asks somebody else says nothing of this Info API.
  for (const { find } of [privateAddress, scriptAsksElsewhere])
    if ((await find(visit)).length > 0) return undefined;
  const blocks = await pageBlocks(visit);
  // Then the page's own script does not come to an outcome.
  if (blocks.some(({ part }) => part !== 'request')) return undefined;
  if ((await scriptFileMissing.find(visit)).length > 0) return undefined;
  const isBlocked = blocks.some(({ part, isLater }) => part === 'request' && !isLater);
  if (isBlocked || isMixed(setup)) return outOfReach;

  const reply = await ask(carriesCookies(setup) ? askSignedIn(setup) : askSignedOut(setup));
  if (!reply.ok)
    return { outcome: 'unreachable', reason: reply.kind === 'timeout' ? 'timeout' : 'network' };
  if (!mayRead(reply, setup)) return outOfReach;
  const isRedirect = headerValues(reply, 'location').length > 0 && `${reply.status}`[0] === '3';
  // Where it leads, nobody looked.
  if (isRedirect) return undefined;
  if (reply.end === 'unfinished') return { outcome: 'unreachable', reason: 'timeout' };
  const { outcome, reason } = await meaningOf(reply);
  return { outcome, ...(reason && { reason }) };
}

/** The browser of `observe` lets no cookie cross sites, as Safari, Firefox and private windows do. */
function carriesCookies({ docs, api, deployment }: Setup): boolean {
  return deployment !== 'two-sites' && docs.protocol === api.protocol;
}

function isMixed({ docs, api }: Setup): boolean {
  return docs.protocol === 'https:' && api.protocol === 'http:';
}
