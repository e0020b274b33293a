import { readers } from '@bookplate-examples/company/readers';
import type { User } from '@bookplate/info-api';
import { html, raw } from 'hono/html';
import { hosts, servers, type Setup } from './setup.ts';
import { css } from './style.ts';

type Html = ReturnType<typeof html>;

/** The sign-in page: a button for each reader. */
export function signInPage(options: {
  readonly docsUrl: string;
  readonly problem?: string;
}): string {
  return page(
    'Choose a reader',
    options.docsUrl,
    html`<main>
      <h1>Who reads the docs?</h1>
      <p class="lead">
        This is the demo dashboard of Bookplate. Sign in as one of two readers, and the docs recognise you.
      </p>
      ${options.problem ? html`<p class="problem" role="alert">${options.problem}</p>` : ''}
      <div class="readers">${readers.map((reader) => readerButton(reader))}</div>
    </main>`,
  );
}

/** One form for each reader, so that one click is a sign-in. */
function readerButton({
  email,
  password,
  firstName,
  plan,
  groups,
}: (typeof readers)[number]): Html {
  return html`<form method="post" class="reader">
    <input type="hidden" name="email" value="${email}" />
    <input type="hidden" name="password" value="${password}" />
    <button>Sign in as ${firstName}</button>
    <p>
      Plan ${plan}, ${groups.length > 0 ? html`groups ${groups.join(' and ')}` : 'no groups'}.
    </p>
  </form>`;
}

/** What the signed-in reader sees: who they are, and the form for their own addresses. */
export function dashboardPage(options: {
  readonly user: User;
  readonly setup: Setup;
  readonly docsUrl: string;
  readonly isSaved?: boolean;
  readonly problems?: readonly string[];
  /** What was sent and refused. */
  readonly fields?: Readonly<Record<string, unknown>>;
}): string {
  const { user, setup, docsUrl, isSaved, problems, fields } = options;
  const { firstName, plan } = user.content as { firstName: string; plan: string };
  const sent = (name: string, saved: string | undefined): string => {
    const value = fields?.[name];
    return typeof value === 'string' ? value : (saved ?? '');
  };
  return page(
    'Demo dashboard',
    docsUrl,
    html`<main>
      <h1>Hello, ${firstName}</h1>
      <p class="lead">
        You are on the ${plan} plan${(user.groups ?? []).length > 0 ? `, in the groups ${user.groups?.join(' and ')}` : ''}.
        <a href="${docsUrl}">Open the docs</a> in this browser: they know.
      </p>
      ${isSaved ? html`<p class="done" role="status">Saved. Every snippet of the docs has your addresses now.</p>` : ''}
      ${problems?.map((problem) => html`<p class="problem" role="alert">${problem}</p>`) ?? ''}
      <form method="post" action="/setup" class="card">
        <h2>Your own set-up</h2>
        <label>Your docs
          <input name="docs" required placeholder="docs.foo.com" value="${sent('docs', setup.docsOrigin)}" />
        </label>
        <label>Your product
          <input name="dashboard" required placeholder="dash.foo.com" value="${sent('dashboard', setup.dashboardOrigin)}" />
        </label>
        ${choice('host', 'Docs made with', hosts, sent('host', setup.host))}
        ${choice('server', 'Product made with', servers, sent('server', setup.server))}
        <button>Save</button>
      </form>
    </main>`,
    true,
  );
}

function choice(
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
): Html {
  return html`<label>${label}
    <select name="${name}">
      ${Object.entries(options).map(
        ([value, text]) =>
          html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`,
      )}
    </select>
  </label>`;
}

/** A page that says what went wrong. */
export function problemPage(problem: string): string {
  return page(problem, '/', html`<main><h1>${problem}</h1><p><a href="/">Back</a></p></main>`);
}

function page(title: string, docsUrl: string, main: Html, isSignedIn = false): string {
  return String(html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Bookplate demo</title>
        <link rel="icon" href="data:," />
        <style>${raw(css)}</style>
      </head>
      <body>
        <header>
          <a class="mark" href="/">Bookplate demo</a>
          <nav>
            <a href="${docsUrl}">Docs</a>
            ${
              isSignedIn
                ? html`<a href="/login">Switch reader</a>
              <form method="post" action="/logout"><button class="quiet">Sign out</button></form>`
                : ''
            }
          </nav>
        </header>
        ${main}
      </body>
    </html>`);
}
