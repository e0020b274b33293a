import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/**
 * The page that asks for the second factor.
 *
 * @param options where to go then; after an attempt, what is wrong
 * @returns the document
 */
export function codePage({
  next,
  problem,
}: {
  readonly next: string;
  readonly problem?: string;
}): Html {
  return page({
    title: 'Enter your code',
    content: html`<div class="narrow">
      <h1>Enter your code</h1>
      ${problem !== undefined && banner(problem)}
      <form class="card" method="post" action="/sign-in/code?next=${encodeURIComponent(next)}">
        ${field({
          name: 'code',
          label: 'Code',
          autocomplete: 'one-time-code',
          isFocused: true,
          hint: 'The six digits that your authenticator app shows now, or one of your backup codes.',
        })}
        <p class="actions"><button>Sign in</button></p>
      </form>
      <p class="hint">
        Lost your device and your backup codes? Ask an owner of this console to turn off your second factor.
        The only owner runs <code>bookplate-console owner-link</code> on the server.
      </p>
      <p><a href="/sign-in?next=${encodeURIComponent(next)}">Sign in as somebody else</a></p>
    </div>`,
  });
}
