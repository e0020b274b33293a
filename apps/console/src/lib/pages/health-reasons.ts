import { number, percent } from '../health/format-figures.ts';
import type { Health } from '../health/health-of.ts';
import { reasonHelp } from '../health/reason-help.ts';
import type { Site } from '../sites/site.ts';
import { type Html, html } from './html.ts';

/**
 * Why handshakes were unreachable, what each reason means, and how to mend it.
 *
 * @param site where
 * @param health of it
 * @returns the piece; nothing where every handshake got an answer
 */
export function healthReasons(site: Site, { total }: Health): Html | false {
  if (total.reasons.length === 0) return false;
  const help = reasonHelp(
    total.reasons.map(([reason]) => reason),
    site,
  );
  return html`<section class="card">
    <h2>Why unreachable</h2>
    <table>
      <thead><tr><th scope="col">Reason</th><th scope="col">Reports</th><th scope="col">Share</th></tr></thead>
      <tbody>
        ${total.reasons.map(
          ([reason, count]) =>
            html`<tr><th scope="row"><code>${reason}</code></th><td>${number(count)}</td><td>${percent(count / total.unreachable)}</td></tr>`,
        )}
      </tbody>
    </table>
    <h3>What it means, and how to fix it</h3>
    ${help.map(
      ({ reasons, words }) => html`<details>
        <summary><b>${reasons.join(', ')}</b>: ${words.title.replace(/\.$/, '')}.</summary>
        <p>${words.meaning}</p>
        <p>${words.fix}</p>
        ${words.paste !== undefined && words.paste !== '' && html`<pre tabindex="0"><code>${words.paste}</code></pre>`}
      </details>`,
    )}
    <p class="hint"><a href="/sites/${site.id}/test">Run the connection test</a> to see which of them applies now.</p>
  </section>`;
}
