import type { Invitation } from '../people/invitations.ts';
import type { Person } from '../people/person.ts';
import { invitableRoles, roleWords } from '../people/roles.ts';
import { type Member, mostListed } from '../people/team.ts';
import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { time } from './time.ts';

/** Who is in the team, and what an owner just did about it. */
export interface TeamPageState {
  readonly person: Person;
  /** Those who were searched for. */
  readonly team: readonly Member[];
  /** How many people there are without a search. */
  readonly count: number;
  readonly search: string;
  readonly invitations: readonly Invitation[];
  /** The one that was made just now, which is not shown again. */
  readonly link?: {
    readonly url: string;
    /** In the words of who made it. */
    readonly to: string;
    readonly validFor: 'a week' | 'a day';
  };
  readonly problem?: string;
}

/** From this many people on, there is a search. */
const searchFrom = 10;

/**
 * The people of this console.
 *
 * @param state of the page
 * @returns the document
 */
export function teamPage(state: TeamPageState): Html {
  const { person, count, search, invitations, link, problem } = state;
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
          html`Copy this link and send it to ${link.to}. It works once, is valid for ${link.validFor}, and is not shown again.
            <code class="address">${link.url}</code>`,
          'good',
        )
      }
      ${(count >= searchFrom || search !== '') && searchForm(search)} ${memberList(state)}
      ${isOwner && invitations.length > 0 && pending(invitations)} ${isOwner && inviteForm()}`,
  });
}

function searchForm(search: string): Html {
  return html`<form class="search" role="search" action="/team">
    <label class="hidden" for="q">Search by name or e-mail</label>
    <input id="q" name="q" type="search" value="${search}" placeholder="Name or e-mail" />
    <button class="second">Search</button>
    ${search !== '' && html`<a href="/team">Show everybody</a>`}
  </form>`;
}

function memberList({ person, team, count, search }: TeamPageState): Html {
  if (team.length === 0) return html`<p class="card">Nobody here matches “${search}”.</p>`;
  return html`<ul class="people card">
      ${team.map(
        (each) => html`<li>
          <div>
            <b>${each.name}</b> ${each.id === person.id && html`<span class="tag">you</span>`}
            ${each.hasSecondFactor && html`<span class="tag">second factor</span>`}
            <span class="hint">${each.email}</span>
            <span class="hint">${lastSignIn(each)}</span>
          </div>
          ${
            person.role === 'owner'
              ? html`<div class="row">
                  ${roleForm(each)} ${each.role !== 'owner' && passwordForm(each)}
                  ${
                    each.hasSecondFactor &&
                    each.id !== person.id &&
                    html`<a class="button quiet" href="/team/${each.id}/second-factor">
                      Turn off second factor…<span class="hidden"> of ${each.name}</span>
                    </a>`
                  }
                  <a class="button quiet" href="/team/${each.id}/remove">Remove…<span class="hidden"> ${each.name}</span></a>
                </div>`
              : html`<span class="tag">${each.role}</span>`
          }
        </li>`,
      )}
    </ul>
    ${
      team.length === mostListed &&
      html`<p class="hint">The first ${String(mostListed)} of ${String(count)} people. Search for the others.</p>`
    }`;
}

function lastSignIn({ lastSignInAt }: Member): Html {
  return lastSignInAt ? html`last sign-in ${time(lastSignInAt)}` : html`has not signed in yet`;
}

function roleForm({ id, name, role }: Person): Html {
  return html`<form class="row" method="post" action="/team/${id}">
    <label class="hidden" for="role-${id}">Role of ${name}</label>
    <select id="role-${id}" name="role">
      ${invitableRoles.map(
        (each) => html`<option value="${each}" ${each === role && 'selected'}>${each}</option>`,
      )}
    </select>
    <button class="quiet">Change role<span class="hidden"> of ${name}</span></button>
  </form>`;
}

/** Owners have theirs from the terminal of the server: else one could take over another. */
function passwordForm({ id, name }: Person): Html {
  return html`<form method="post" action="/team/${id}/password-link">
    <button class="quiet">Reset password…<span class="hidden"> Make a link for ${name}</span></button>
  </form>`;
}

function inviteForm(): Html {
  const roles = invitableRoles.toReversed();
  return html`<section class="card">
    <h2>Invite somebody</h2>
    <form method="post" action="/team/invitations">
      ${field({ name: 'note', label: 'Label', hint: 'For your list only, such as “Bob, support”. No e-mail is sent.' })}
      <div class="field">
        <label for="role">Role</label>
        <p class="hint" id="role-hint">${roles.map((each) => `${roleWords[each]}.`).join(' ')}</p>
        <select id="role" name="role" aria-describedby="role-hint">
          ${roles.map((each) => html`<option value="${each}">${each}</option>`)}
        </select>
      </div>
      <p class="actions"><button>Create invitation</button></p>
    </form>
  </section>`;
}

function pending(invitations: readonly Invitation[]): Html {
  return html`<section class="card">
    <h2>Pending invitations</h2>
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
