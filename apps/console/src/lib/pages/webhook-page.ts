import type { Person } from '../people/person.ts';
import type { Site } from '../sites/site.ts';
import type { Webhook } from '../webhook/webhooks.ts';
import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { siteLayout } from './site-layout.ts';
import { time } from './time.ts';

/** The webhook of a site, and what an owner just did about it. */
export interface WebhookPageState {
  readonly person: Person;
  readonly site: Site;
  readonly webhook: Webhook | undefined;
  /** Messages that it has not received yet. */
  readonly waiting: { readonly count: number; readonly nextAt: Date | null };
  /** What was typed, where it is not the URL that is kept. */
  readonly typed?: string;
  readonly problem?: string;
  /** The one that was made just now, which is not shown again. */
  readonly secret?: string;
  /** How a test ended. */
  readonly tested?: { readonly isDelivered: boolean; readonly words: string };
  readonly isSaved?: boolean;
}

const documentation = 'https://www.standardwebhooks.com/';

/**
 * Where owners say where a site's incidents are sent.
 *
 * @param state of the page
 * @returns the document
 */
export function webhookPage(state: WebhookPageState): Html {
  const { person, site, webhook, typed, problem, secret, tested, isSaved = false } = state;
  return page(
    siteLayout({
      person,
      site,
      view: 'health',
      content: html`<p class="crumb"><a href="/sites/${site.id}/health">Health</a></p>
        ${secret !== undefined && banner(newSecret(secret), 'good')}
        ${isSaved && secret === undefined && banner('Saved. The secret is the same as before.', 'good')}
        ${tested && banner(html`<b>${tested.isDelivered ? 'Delivered.' : 'Not delivered.'}</b> ${tested.words}`, tested.isDelivered ? 'good' : 'bad')}
        <section class="card">
          <h2>Webhook for incidents</h2>
          <p>
            When an incident begins or ends, this console sends a POST with JSON to this URL. It is signed as
            specified by <a href="${documentation}">Standard Webhooks</a>.
          </p>
          <form method="post" action="/sites/${site.id}/webhook">
            ${field({ name: 'url', label: 'URL', type: 'url', value: typed ?? webhook?.url ?? '', placeholder: 'https://hooks.foo.com/bookplate', ...(problem !== undefined && { problems: [problem] }) })}
            <p class="actions"><button>${webhook ? 'Save' : 'Save and create a secret'}</button></p>
          </form>
        </section>
        ${webhook && more(state, webhook)}`,
    }),
  );
}

function newSecret(secret: string): Html {
  return html`Give this secret to the receiver, which verifies messages with it. It is not shown again.
    <code class="address">${secret}</code>`;
}

function more(
  { site: { id }, waiting }: WebhookPageState,
  { lastSentAt, lastOutcome }: Webhook,
): Html {
  return html`<section class="card">
    <h2>Deliveries</h2>
    <p>${lastSentAt ? html`The last one was sent ${time(lastSentAt)}. ${lastOutcome}` : 'Nothing was sent yet.'}</p>
    ${
      waiting.nextAt !== null &&
      html`<p>${waiting.count === 1 ? '1 message was' : `${waiting.count} messages were`} not delivered. Next try: ${time(waiting.nextAt)}.</p>`
    }
    <form method="post" action="/sites/${id}/webhook/test">
      <p class="actions"><button class="second">Send a test</button></p>
    </form>
  </section>
  <section class="card">
    <h2>Secret</h2>
    <p>A new secret ends the old one at once. Without a webhook, nobody is told of this site’s incidents.</p>
    <div class="actions">
      <form method="post" action="/sites/${id}/webhook/secret"><button class="quiet">Create a new secret</button></form>
      <form method="post" action="/sites/${id}/webhook/remove"><button class="danger">Remove the webhook</button></form>
    </div>
  </section>`;
}
