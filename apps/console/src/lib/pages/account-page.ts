import { backupCodeCount } from '../people/backup-codes.ts';
import { passwordHint } from '../people/password-length.ts';
import type { Person } from '../people/person.ts';
import type { Session } from '../people/sessions.ts';
import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { time } from './time.ts';

/** Somebody's own account, and what they just did to it. */
export interface AccountPageState {
  readonly person: Person;
  readonly sessions: readonly Session[];
  /** The session of this browser. */
  readonly sessionId: string;
  /**
   * How many backup codes there are; undefined while the second factor is off. `unreadable` if the console had another secret
   * when it was set up.
   */
  readonly codesLeft: number | 'unreadable' | undefined;
  /** What was done just now, by the address. */
  readonly done: string | undefined;
  /** What is wrong with the form that was sent. */
  readonly problems?: Readonly<
    Partial<
      Record<'name' | 'email' | 'emailPassword' | 'current' | 'password' | 'secondFactor', string>
    >
  >;
  /** As it was typed, where it is wrong. */
  readonly name?: string;
  readonly email?: string;
}

const doneTexts: Readonly<Record<string, string>> = {
  name: 'Your name was saved.',
  email: 'Your e-mail was changed. Sign in with the new one from now on.',
  password: 'Your password was changed. You are signed out in all other browsers.',
  session: 'The session was ended.',
  sessions: 'You are signed out in all other browsers.',
  'second-factor-off': 'Your second factor is off. Your password alone signs you in.',
};

/**
 * The page of one's own account.
 *
 * @param state of the page
 * @returns the document
 */
export function accountPage(state: AccountPageState): Html {
  const { person, done = '', problems = {} } = state;
  const hasProblem = Object.keys(problems).length > 0;
  return page({
    title: 'Account',
    person,
    part: 'account',
    content: html`<h1>Your account</h1>
      ${hasProblem && banner('Nothing was changed. Check the highlighted field.')}
      ${!hasProblem && Object.hasOwn(doneTexts, done) && banner(doneTexts[done] ?? '', 'good')}
      ${nameForm(state)} ${emailForm(state)} ${passwordForm(problems)} ${secondFactorPart(state)} ${sessionList(state)}`,
  });
}

function nameForm({ person, name = person.name, problems }: AccountPageState): Html {
  return html`<section class="card" aria-labelledby="name-title">
    <h2 id="name-title">Profile</h2>
    <form method="post" action="/account/name">
      ${field({ name: 'name', label: 'Name', value: name, autocomplete: 'name', problems: listOf(problems?.name) })}
      <p class="hint">Your role is ${person.role}.</p>
      <p class="actions"><button>Save the name</button></p>
    </form>
  </section>`;
}

function emailForm({ person, email = person.email, problems = {} }: AccountPageState): Html {
  return html`<section class="card" aria-labelledby="email-title">
    <h2 id="email-title">E-mail</h2>
    <form method="post" action="/account/email">
      ${field({
        name: 'email',
        label: 'E-mail address',
        type: 'email',
        value: email,
        autocomplete: 'username',
        hint: 'You sign in with it. No mail is sent to it.',
        problems: listOf(problems.email),
      })}
      ${field({ name: 'current', id: 'email-password', label: 'Current password', type: 'password', autocomplete: 'current-password', problems: listOf(problems.emailPassword) })}
      <p class="actions"><button>Change the e-mail</button></p>
    </form>
  </section>`;
}

function passwordForm({ current, password }: NonNullable<AccountPageState['problems']>): Html {
  return html`<section class="card" aria-labelledby="password-title">
    <h2 id="password-title">Password</h2>
    <form method="post" action="/account/password">
      ${field({ name: 'current', label: 'Current password', type: 'password', autocomplete: 'current-password', problems: listOf(current) })}
      ${field({
        name: 'password',
        label: 'New password',
        type: 'password',
        autocomplete: 'new-password',
        hint: `${passwordHint} Changing it ends your sessions in all other browsers.`,
        problems: listOf(password),
      })}
      <p class="actions"><button>Change the password</button></p>
    </form>
  </section>`;
}

function secondFactorPart({ codesLeft, problems }: AccountPageState): Html {
  const confirm = (label: string): Html =>
    field({
      name: 'password',
      id: 'second-factor-password',
      label,
      type: 'password',
      autocomplete: 'current-password',
      problems: listOf(problems?.secondFactor),
    });
  return html`<section class="card" aria-labelledby="second-factor-title">
    <div class="heading">
      <h2 id="second-factor-title">Second factor</h2>
      <span class="tag">${codesLeft === undefined ? 'off' : 'on'}</span>
    </div>
    ${
      codesLeft === undefined
        ? html`<p>With an authenticator app, your password alone no longer signs anybody in.</p>
            <form method="post" action="/account/second-factor">
              ${confirm('Current password')}
              <p class="actions"><button>Set up an app</button></p>
            </form>`
        : html`<p>
              ${
                codesLeft === 'unreadable'
                  ? 'It cannot be read: the console has another secret than before. Turn it off, and set up an app again.'
                  : `Signing in asks for a code from your authenticator app. ${codesLeft} of ${backupCodeCount} backup codes are left.`
              }
            </p>
            <form method="post">
              ${confirm('Current password')}
              <p class="actions">
                <button class="second" formaction="/account/second-factor/backup-codes">Make new backup codes</button>
                <button class="danger" formaction="/account/second-factor/off">Turn off</button>
              </p>
            </form>`
    }
  </section>`;
}

function sessionList({ sessions, sessionId }: AccountPageState): Html {
  return html`<section class="card" aria-labelledby="sessions-title">
    <h2 id="sessions-title">Sessions</h2>
    <ul class="people">
      ${sessions.map(
        ({ id, client, signedInAt, lastSeenAt }) => html`<li>
          <div>
            <b>${client}</b> ${id === sessionId && html`<span class="tag">this browser</span>`}
            <span class="hint">signed in ${time(signedInAt)}, last seen ${time(lastSeenAt)}</span>
          </div>
          ${
            id !== sessionId &&
            html`<form method="post" action="/account/sessions/${id}/end">
              <button class="quiet">End <span class="hidden">the session of ${client}</span></button>
            </form>`
          }
        </li>`,
      )}
    </ul>
    ${
      sessions.length > 1 &&
      html`<form method="post" action="/account/sessions/end-others">
        <p class="actions"><button class="second">End all other sessions</button></p>
      </form>`
    }
  </section>`;
}

function listOf(problem: string | undefined): readonly string[] {
  return problem === undefined ? [] : [problem];
}
