import { passwordHint } from '../people/password-length.ts';
import { type invitableRoles, roleWords } from '../people/roles.ts';
import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/**
 * The page behind an invitation's link.
 *
 * @param options the role that is offered; after an attempt, what was typed and what is wrong with it
 * @returns the document
 */
export function joinPage(options: {
  readonly role: (typeof invitableRoles)[number];
  readonly isFirst: boolean;
  readonly form?: { readonly name: string; readonly email: string };
  readonly problems?: Readonly<Partial<Record<'name' | 'email' | 'password', string>>>;
}): Html {
  const { role, isFirst, form, problems = {} } = options;
  const problemsOf = (name: keyof typeof problems): readonly string[] =>
    problems[name] === undefined ? [] : [problems[name]];
  return page({
    title: 'Join',
    content: html`<div class="narrow">
      <h1>${isFirst ? 'Welcome' : 'You are invited'}</h1>
      <p class="lead">
        ${
          isFirst
            ? 'This console has no owner yet. Create your account; you can invite your team next.'
            : `Create your account. ${roleWords[role]}.`
        }
      </p>
      ${Object.keys(problems).length > 0 && banner('The account was not created. Check the highlighted fields.')}
      <form class="card" method="post">
        ${field({ name: 'name', label: 'Your name', value: form?.name ?? '', autocomplete: 'name', problems: problemsOf('name') })}
        ${field({ name: 'email', label: 'E-mail', type: 'email', value: form?.email ?? '', autocomplete: 'username', problems: problemsOf('email') })}
        ${field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'new-password',
          hint: passwordHint,
          problems: problemsOf('password'),
        })}
        <p class="actions"><button>Create the account</button></p>
      </form>
    </div>`,
  });
}
