import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { FieldIssue } from '../sites/read-site-form.ts';
import type { Site } from '../sites/site.ts';
import type { SiteField, SiteForm } from '../sites/site-form.ts';
import { banner, type Field, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { docsSettings, setupChecklist, type SetupState } from './setup-checklist.ts';
import { siteLayout } from './site-layout.ts';

/** A site's settings, as they are or as they were typed. */
export interface SitePageState {
  readonly person: Person;
  readonly site: Site;
  readonly form: SiteForm;
  readonly issues?: readonly FieldIssue[];
  readonly notes?: readonly string[];
  readonly isSaved?: boolean;
  /** What is left to do for the site. */
  readonly setup?: SetupState;
  /** Somebody else changed them in the meantime. */
  readonly isStale?: boolean;
}

/**
 * The form of a site that is to be added.
 *
 * @param state what was typed and what is wrong with it
 * @returns the document
 */
export function newSitePage(state: {
  readonly person: Person;
  readonly form: SiteForm;
  readonly issues?: readonly FieldIssue[];
}): Html {
  const { person, form, issues = [] } = state;
  return page({
    title: 'Add a site',
    person,
    part: 'sites',
    content: html`<p class="crumb"><a href="/">Sites</a></p>
      <h1>Add a site</h1>
      ${issues.length > 0 && notSaved}
      <form class="card" method="post" action="/sites">
        ${fields(form, issues)}
        <p class="actions"><button>Add the site</button></p>
      </form>`,
  });
}

/**
 * The settings of a site.
 *
 * @param state of the page
 * @returns the document
 */
export function sitePage(state: SitePageState): Html {
  const { person, site, form, setup, issues = [], notes = [] } = state;
  const mayEdit = mayActAs(person.role, 'editor');
  return page(
    siteLayout({
      person,
      site,
      view: 'settings',
      content: html`${issues.length > 0 && notSaved}
        ${
          state.isStale &&
          banner(html`Nothing was saved: somebody else changed this site while you were typing. What you
          typed is below. <a href="/sites/${site.id}">See the site as it is now</a>, in another tab perhaps.`)
        }
        ${
          state.isSaved &&
          banner(
            'Saved. Docs that are built from now on have it, and pages that are read follow within about ten minutes.',
            'good',
          )
        }
        ${notes.map((note) => banner(note, 'note'))} ${setup && setupChecklist(setup)}
        <form class="card" method="post" action="/sites/${site.id}">
          <input type="hidden" name="version" value="${String(site.version)}" />
          <fieldset ${!mayEdit && 'disabled'}>
            <legend class="hidden">Settings</legend>
            ${fields(form, issues)}
          </fieldset>
          ${
            mayEdit
              ? html`<p class="actions"><button>Save</button></p>`
              : html`<p class="hint">You are a viewer: editors and owners can change this.</p>`
          }
        </form>
        ${setup && docsSettings(setup)}
        ${
          mayEdit &&
          html`<details class="card">
            <summary>Remove this site</summary>
            <p>Its settings are no longer published. You can bring it back from its history.</p>
            <form method="post" action="/sites/${site.id}/remove">
              <button class="danger">Remove ${site.name}</button>
            </form>
          </details>`
        }`,
    }),
  );
}

const notSaved = banner('Nothing was saved. Look at the marked fields.');

function fields(form: SiteForm, issues: readonly FieldIssue[]): Html {
  const one = (name: SiteField, options: Omit<Field, 'name' | 'value' | 'problems'>): Html =>
    field({
      ...options,
      name,
      value: form[name],
      problems: issues.filter((issue) => issue.field === name).map(problem),
    });
  return html`${one('name', { label: 'Name', placeholder: 'Foo docs' })}
    ${one('docsOrigins', {
      label: 'Docs origins',
      rows: 3,
      placeholder: 'https://docs.foo.com',
      hint: 'One on each line: scheme and host, without a path. The first is where readers are; others, such as previews, may follow.',
    })}
    ${one('apiUrl', {
      label: 'API URL',
      placeholder: 'https://dash.foo.com/api/docs/user-info',
      hint: 'The endpoint of your dashboard that says who is signed in.',
    })}
    ${one('loginUrl', {
      label: 'Login URL',
      placeholder: 'https://dash.foo.com/login?next={returnTo}',
      hint: html`Where readers sign in. <code>{returnTo}</code> becomes the page they come from.`,
    })}
    ${one('logoutUrl', {
      label: 'Log-out URL',
      placeholder: 'https://dash.foo.com/logout',
      isOptional: true,
      hint: 'Where readers sign out, if the docs are to have a link to it.',
    })}
    ${one('refreshSeconds', {
      label: 'Refresh seconds',
      hint: 'How old the known reader may be before a page asks again: 0 to 86400.',
    })}
    ${one('allowedHosts', {
      label: 'Allowed hosts',
      rows: 2,
      isOptional: true,
      placeholder: 'foo.auth0.com',
      hint: html`Hosts on other domains that the Login and log-out URLs may name
        (<code>allowedHosts</code>), such as an identity provider’s.`,
    })}
    ${one('reportShare', {
      label: 'Share of page views that report',
      isOptional: true,
      placeholder: '0',
      hint: html`For the health of this site: pages tell this console how their handshake ended, why, how long it took
        and the docs’ origin; nothing of the reader, and no cookie. 0 is none of them, 0.1 one in ten, 1 all
        (<code>reportShare</code>).`,
    })}
    <div class="field">
      <label for="authentication">Authentication</label>
      <select id="authentication" disabled aria-describedby="authentication-hint">
        <option>Off: everybody can read the docs</option>
      </select>
      <p class="hint" id="authentication-hint">
        The shared session personalizes what is public; it cannot keep anybody out, for the pages reach
        every browser before it is known who reads them. To keep readers out, put a login in front of the
        docs, at the server or CDN.
      </p>
    </div>`;
}

function problem({ message, fix }: FieldIssue): Html {
  return html`${message} ${
    fix && html`<span class="fix">${fix.fix} ${fix.paste && html`<code>${fix.paste}</code>`}</span>`
  }`;
}
