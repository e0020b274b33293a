import type { Invitation } from '../people/invitations.ts';
import type { Person } from '../people/person.ts';
import type { Member } from '../people/team.ts';
import { invitableRoles, roleWords } from '../people/roles.ts';
import { time } from './time.ts';
import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/** Who is in the team, and what an owner just did about it. */
export interface TeamPageState {
  readonly person: Person;
  readonly team: readonly Member[];
  readonly invitations: readonly Invitation[];
  /** The one that was made just now, which is not shown again. */
  readonly link?: { readonly url: string; readonly holds: 'a week' | 'a day' };
  readonly problem?: string;
}

/**
 * The people of this console.
 *
 * @param state of the page
 * @returns the document
 */
export function teamPage({ person, team, invitations, link, problem }: TeamPageState): Html {
  const isOwner = person.role === 'owner';
  return page({
    title: 'Team',
    person,
    part: 'team',
    content: html`<h1>Team</h1>
      ${problem !== undefined && banner(problem)}
      ${
        link !== undefined &&
        banner(
          html`Send this link to the one it is for. It works once, for ${link.holds}, and is not shown again.
            <code class="address">${link.url}</code>`,
          'good',
        )
      }
      <ul class="people card">
        ${team.map(
          (each) => html`<li>
            <div>
              <b>${each.name}</b> <span class="hint">${each.email}, ${lastSignIn(each)}</span>
            </div>
            ${
              isOwner
                ? html`<div class="row">${each.role !== 'owner' && passwordForm(each)} ${roleForm(each)}</div>`
                : html`<span class="tag">${each.role}</span>`
            }
          </li>`,
        )}
      </ul>
      ${isOwner && inviteForm()} ${isOwner && invitations.length > 0 && waiting(invitations)}`,
  });
}

function lastSignIn({ lastSignInAt }: Member): Html {
  return lastSignInAt ? html`last sign-in ${time(lastSignInAt)}` : html`has not signed in yet`;
}

function roleForm({ id, name, role }: Person): Html {
  return html`<form class="row" method="post" action="/team/${id}">
    <label class="hidden" for="role-${id}">Role of ${name}</label>
    <select id="role-${id}" name="role">
      ${[...invitableRoles, 'none' as const].map(
        (each) =>
          html`<option value="${each}" ${each === role && 'selected'}>
            ${each === 'none' ? 'removed' : each}
          </option>`,
      )}
    </select>
    <button class="quiet">Change <span class="hidden">the role of ${name}</span></button>
  </form>`;
}

/** Owners have theirs from the terminal of the server: else one could take over another. */
function passwordForm({ id, name }: Person): Html {
  return html`<form method="post" action="/team/${id}/password-link">
    <button class="quiet">New password<span class="hidden">: make a link for ${name}</span></button>
  </form>`;
}

function inviteForm(): Html {
  return html`<section class="card">
    <h2>Invite somebody</h2>
    <form method="post" action="/team/invitations">
      ${field({ name: 'note', label: 'Label', hint: 'So that you know the link again. It is not sent to anybody.' })}
      <div class="field">
        <label for="role">Role</label>
        <select id="role" name="role">
          ${invitableRoles
            .toReversed()
            .map((each) => html`<option value="${each}">${roleWords[each]}</option>`)}
        </select>
      </div>
      <p class="actions"><button>Make a link</button></p>
    </form>
  </section>`;
}

function waiting(invitations: readonly Invitation[]): Html {
  return html`<section class="card">
    <h2>Links that wait</h2>
    <ul class="people">
      ${invitations.map(
        ({ tokenHash, note, role, expiresAt }) => html`<li>
          <div><b>${note}</b> <span class="hint">${role}, until ${time(expiresAt)}</span></div>
          <form method="post" action="/team/invitations/${tokenHash}/withdraw">
            <button class="quiet">Withdraw <span class="hidden">the link for ${note}</span></button>
          </form>
        </li>`,
      )}
    </ul>
  </section>`;
}
