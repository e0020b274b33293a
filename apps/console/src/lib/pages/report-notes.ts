import type { DroppedReports } from '../health/dropped-reports.ts';
import { incidentRule, type Judgement } from '../health/judgement.ts';
import type { DropReason } from '../health/tally.ts';
import { time } from './time.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { percent } from '../health/format-figures.ts';

/** Each after a number of reports. */
const dropped: Readonly<Record<DropReason, string>> = {
  'too-many': 'over the limit of one client',
  'not-asked': 'while pages were asked for none',
  'queue-full': 'because too many waited for the database',
};

/**
 * What the figures of a site's health leave out, and why there is no incident although they look like one.
 *
 * @param options what was dropped, and the doubt
 * @returns the piece; empty where there is nothing to say
 */
export function reportNotes(options: {
  readonly dropped: DroppedReports;
  /** From `doubtAbout`. */
  readonly doubt: Judgement['reported'] | undefined;
}): Html {
  const { dropped: left, doubt } = options;
  const list = left.counts.map(({ why, count }) => `${count} ${dropped[why]}`).join(', ');
  return html`${doubt && banner(doubtInWords(doubt), 'note')}
    ${list !== '' && html`<p class="hint">Not counted since ${time(left.since)}: ${list}.</p>`}`;
}

function doubtInWords({ share, clients }: Judgement['reported']): Html {
  return html`<b>${percent(share)} of the last handshakes were unreachable, but no incident can begin:</b>
    they were reported by ${String(clients)} ${clients === 1 ? 'client' : 'clients'}, and it takes
    ${String(incidentRule.clients)}. Behind a proxy, all readers are one client until
    <code>BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER</code> names the header with their address.`;
}
