import type { Site } from '../sites/site.ts';
import { endInWords } from './end-in-words.ts';
import type { IncidentNews } from './incidents.ts';

/**
 * Tells another program of an incident: one POST with JSON. The URL is the operator's own, so it may lead inside.
 *
 * @param url where to
 * @param news what began or ended
 * @param site where, and its page here
 * @throws if there is no good answer within five seconds
 */
export async function callWebhook(
  url: string,
  news: IncidentNews,
  site: Pick<Site, 'id' | 'name'> & { readonly healthUrl: string },
): Promise<void> {
  const { what, share, usual, startedAt, endedBecause } = news;
  const text =
    what === 'began'
      ? `${site.name}: ${percent(share)} of handshakes are unreachable, usual are ${percent(usual)}.`
      : `${site.name}: the incident is over: ${endInWords[endedBecause ?? 'usual']}.`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // `text` is what chat programs show of it.
    body: JSON.stringify({
      event: `unreachable-${what}`,
      text,
      site,
      share,
      usual,
      startedAt,
      ...(endedBecause && { endedBecause }),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
