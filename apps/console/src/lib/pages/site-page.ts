import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { FieldIssue } from '../sites/read-site-form.ts';
import type { Site } from '../sites/site.ts';
import type { SiteForm } from '../sites/site-form.ts';
import { siteFormId } from './conflict-card.ts';
import { errorSummary } from './error-summary.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { settingsList } from './settings-list.ts';
import { docsSettings, setupChecklist, type SetupState } from './setup-checklist.ts';
import { siteFieldset } from './site-fields.ts';
import { siteLayout } from './site-layout.ts';

/** A site's settings, as they are or as they were typed. */
export interface SitePageState {
  readonly person: Person;
  readonly site: Site;
  readonly form: SiteForm;
  /** The version that the form was filled with. */
  readonly version: string;
  /** What is left to do for the site. */
  readonly setup: SetupState;
  readonly issues?: readonly FieldIssue[];
  readonly notes?: readonly string[];
  /** What happened, above the form. */
  readonly news?: Html | false;
  /** Whether what the form shows was refused. */
  readonly isUnsaved?: boolean;
  /** What the button says. */
  readonly action?: string;
}

/**
 * The form of a site that somebody is about to add.
 *
 * @param state what was typed and what is wrong with it, and the id that the site will have: sent twice, it is one
 * @returns the document
 */
export function newSitePage(state: {
  readonly person: Person;
  readonly id: string;
  readonly form: SiteForm;
  readonly issues?: readonly FieldIssue[];
}): Html {
  const { person, id, form, issues = [] } = state;
  return page({
    title: 'Add a site',
    person,
    part: 'sites',
    content: html`
      <h1>Add a site</h1>
      ${errorSummary(issues)}
      <form class="card" method="post" action="/sites" novalidate ${unsaved(issues.length > 0)}>
        <input type="hidden" name="id" value="${id}" />
        ${siteFieldset(form, issues)} ${actions('Add the site', issues.length > 0)}
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
  const { person, site, setup, news = false, notes = [], isUnsaved = false } = state;
  const mayEdit = mayActAs(person.role, 'editor');
  return page(
    siteLayout({
      person,
      site,
      view: 'settings',
      content: html`${news} ${notes.map((note) => banner(note, 'note'))}
        ${!isUnsaved && setupChecklist(setup)}
        ${mayEdit ? settingsForm(state) : settingsList(site)} ${docsSettings(setup)}
        ${mayEdit && removal(site)}`,
    }),
  );
}

function settingsForm(state: SitePageState): Html {
  const { site, form, version, issues = [], isUnsaved = false, action = 'Save' } = state;
  return html`<form
    class="card"
    id="${siteFormId}"
    method="post"
    action="/sites/${site.id}"
    novalidate
    ${unsaved(isUnsaved)}
  >
    <input type="hidden" name="version" value="${version}" />
    ${siteFieldset(form, issues)} ${actions(action, isUnsaved)}
  </form>`;
}

/** For the script: what is typed here is missed when the page is left. */
function unsaved(isUnsaved: boolean): Html {
  return html`data-unsaved="${isUnsaved ? 'yes' : 'no'}"`;
}

function actions(label: string, isUnsaved: boolean): Html {
  const sentence = 'You have unsaved changes.';
  return html`<p class="actions">
    <button data-busy="Saving…">${label}</button>
    <span class="hint" role="status" data-unsaved-note="${sentence}">${isUnsaved && sentence}</span>
  </p>`;
}

function removal({ id, name, version }: Site): Html {
  return html`<details class="card">
    <summary>Remove this site</summary>
    <p>Its settings are no longer published. You can bring it back from its history.</p>
    <form method="post" action="/sites/${id}/remove">
      <input type="hidden" name="version" value="${String(version)}" />
      <button class="danger" data-busy="Removing…">Remove ${name}</button>
    </form>
  </details>`;
}
