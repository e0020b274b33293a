import type { IncidentNews } from '../health/incidents.ts';
import { endInWords } from '../health/end-in-words.ts';
import { percent } from '../health/format-figures.ts';
import type { Site } from '../sites/site.ts';
import type { WebhookMessage } from './webhook-message.ts';

/** A site, and its page here. */
export type WebhookSite = Pick<Site, 'id' | 'name'> & { readonly healthUrl: string };

/**
 * @param news what began or ended
 * @param site where
 * @param now in milliseconds
 * @returns the message
 */
export function incidentMessage(
  { what, share, usual, startedAt, endedBecause }: IncidentNews,
  site: WebhookSite,
  now: number = Date.now(),
): WebhookMessage {
  return {
    type: `incident.${what}`,
    timestamp: new Date(now).toISOString(),
    text:
      what === 'began'
        ? `${site.name}: ${percent(share)} of handshakes are unreachable, usually ${percent(usual)}. ${site.healthUrl}`
        : `${site.name}: the incident is over: ${endInWords[endedBecause ?? 'usual']}. ${site.healthUrl}`,
    data: {
      site,
      share,
      usual,
      startedAt: startedAt.toISOString(),
      ...(endedBecause && { endedBecause }),
    },
  };
}

/**
 * @param site whose webhook is tested
 * @param now in milliseconds
 * @returns a message that says that it is a test
 */
export function testMessage(site: WebhookSite, now: number = Date.now()): WebhookMessage {
  return {
    type: 'test',
    timestamp: new Date(now).toISOString(),
    text: `${site.name}: this is a test of the webhook. Nothing happened.`,
    data: { site },
  };
}
