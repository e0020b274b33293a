import type { Person } from '../people/person.ts';
import { assets } from '../web/assets.ts';
import { type Html, html } from './html.ts';

/** What every page has around its own content. */
export interface Layout {
  readonly title: string;
  /** Who is signed in; nobody on the pages before that. */
  readonly person?: Person | undefined;
  /** Which part of the console is open. */
  readonly part?: 'sites' | 'incidents' | 'team' | 'history' | 'account';
  /** How many sites need attention: the tab of the browser says so. */
  readonly attention?: number;
  readonly content: Html;
}

/**
 * A whole page.
 *
 * @param layout what is on it
 * @returns the document
 */
export function page(layout: Layout): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${head(layout)}
      </head>
      <body>
        ${top(layout)}
        <main id="main" tabindex="-1">${layout.content}</main>
      </body>
    </html>`;
}

function head({ title, attention = 0 }: Layout): Html {
  const icon = attention > 0 ? assets.iconAttention : assets.icon;
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${attention > 0 && `(${attention}) `}${title} · Bookplate</title>
    <link rel="icon" href="${icon.path}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assets.style.path}" />
    <script type="module" src="${assets.enhance.path}"></script>
    <script type="module" src="${assets.forms.path}"></script>`;
}

function top({ person, part }: Layout): Html {
  const current = (name: Layout['part']): Html | string =>
    part === name ? html` aria-current="page"` : '';
  return html`<a class="skip" href="#main">To the content</a>
    <header class="top">
      <a class="mark" href="/">${mark} <span>Bookplate <small>Console</small></span></a>
      ${
        person &&
        html`<nav aria-label="Console">
            <a href="/" ${current('sites')}>Sites</a>
            <a href="/incidents" ${current('incidents')}>Incidents</a>
            <a href="/team" ${current('team')}>Team</a>
            <a href="/history" ${current('history')}>History</a>
          </nav>
          <form class="who" method="post" action="/sign-out">
            <a href="/account" title="${person.email}" ${current('account')}>${person.name} <small>${person.role}</small></a>
            <button class="plain">Sign out</button>
          </form>`
      }
    </header>`;
}

/** A label in a book: a frame within a frame, and a line for the name. */
const mark = html`<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
  <rect width="32" height="32" rx="7" fill="var(--accent)" />
  <rect x="6" y="5" width="20" height="22" rx="2" fill="none" stroke="var(--on-accent)" stroke-width="1.6" />
  <path d="M11 21h10M16 10v6m-3-3h6" stroke="var(--on-accent)" stroke-width="1.8" stroke-linecap="round" />
</svg>`;
