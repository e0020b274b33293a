import { passwordHint } from '../people/password-length.ts';
import type { Person } from '../people/person.ts';
import { field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/**
 * The page behind a link that sets a new password.
 *
 * @param options whose; after an attempt, what is wrong
 * @returns the document
 */
export function passwordPage({
  name,
  email,
  problem,
}: Pick<Person, 'name' | 'email'> & { readonly problem?: string }): Html {
  return page({
    title: 'New password',
    content: html`<div class="narrow">
      <h1>Set a new password</h1>
      <p class="lead">For ${name}. It signs you out in all browsers.</p>
      <form class="card" method="post">
        ${field({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username', isReadOnly: true })}
        ${field({
          name: 'password',
          label: 'New password',
          type: 'password',
          autocomplete: 'new-password',
          hint: passwordHint,
          problems: problem === undefined ? [] : [problem],
        })}
        <p class="actions"><button>Set the password</button></p>
      </form>
    </div>`,
  });
}
