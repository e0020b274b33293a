import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/**
 * The page to sign in.
 *
 * @param options what went wrong and what was typed, after an attempt; where to go then
 * @returns the document
 */
export function signInPage(options: {
  readonly problem?: string;
  readonly email?: string;
  readonly next: string;
  /** What to call the other way in, if there is one. */
  readonly sso?: string;
}): Html {
  const { problem, email = '', next, sso } = options;
  return page({
    title: 'Sign in',
    content: html`<div class="narrow">
      <h1>Sign in</h1>
      ${problem !== undefined && banner(problem)}
      <form class="card" method="post" action="/sign-in?next=${encodeURIComponent(next)}">
        ${field({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username' })}
        ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
        <p class="actions"><button>Sign in</button></p>
      </form>
      ${
        sso !== undefined &&
        html`<p><a class="button quiet" href="/sign-in/sso?next=${encodeURIComponent(next)}">Sign in with ${sso}</a></p>`
      }
      <p class="hint">
        Need an account or a new password? Ask an owner for a link. Owners: run
        <code>bookplate-console owner-link</code> on the server, also while the console runs.
      </p>
    </div>`,
  });
}
