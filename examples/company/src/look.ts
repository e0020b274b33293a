import { html, raw } from 'hono/html';
import type { ReaderAccount } from './readers.ts';

type Html = ReturnType<typeof html>;

/** How a company looks and what it calls itself. */
export interface Brand {
  readonly name: string;
  readonly tagline: string;
  /** Hue of the brand colour in degrees, as in CSS `oklch()`. */
  readonly hue: number;
  readonly docsUrl: string;
  /** How the docs learn of each sign-in and sign-out: by a frame of theirs or, on the dashboard's own origin, by their script. */
  readonly warm: 'frame' | 'script';
  /** Which session library and which Info API adapter this dashboard shows off. */
  readonly builtWith: string;
}

/** The sign-in page. `problem` is shown above the form. */
export function signInPage(
  brand: Brand,
  options: { problem?: string; email?: string } = {},
): string {
  const { problem, email = '' } = options;
  return page(
    brand,
    `Sign in to ${brand.name}`,
    html`<main class="sign-in">
      <h1>Sign in to ${brand.name}</h1>
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
      <form method="post">
        <label>E-mail <input name="email" type="email" autocomplete="username" required value="${email}" /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
        <button>Sign in</button>
      </form>
      <p class="hint">
        Try <b>ada@example.com</b> / <b>ada-password</b> (enterprise, admin) or <b>bob@example.com</b> /
        <b>bob-password</b> (free).
      </p>
    </main>`,
  );
}

/** The one page of the dashboard behind the sign-in: who you are, and the way to the docs. */
export function dashboardPage(brand: Brand, reader: Omit<ReaderAccount, 'password'>): string {
  return page(
    brand,
    `${brand.name} dashboard`,
    html`<main>
      <h1>Hello, ${reader.firstName}</h1>
      <p class="lead">
        You are signed in. Open the docs in this browser: they know you already, without another login.
      </p>
      <p><a class="button" href="${brand.docsUrl}">Open the ${brand.name} docs</a></p>
      <dl class="cards">
        <div><dt>Name</dt><dd>${reader.firstName} ${reader.lastName}</dd></div>
        <div><dt>E-mail</dt><dd>${reader.email}</dd></div>
        <div><dt>Plan</dt><dd><span class="tag">${reader.plan}</span></dd></div>
        <div>
          <dt>Groups</dt>
          <dd>
            ${
              reader.groups.length > 0
                ? reader.groups.map((group) => html`<span class="tag">${group}</span> `)
                : 'none'
            }
          </dd>
        </div>
        <div><dt>Test API key</dt><dd><code>${reader.apiKey}</code></dd></div>
      </dl>
      <p class="hint">Sign out here, go back to the docs, and they have forgotten you. ${brand.builtWith}</p>
    </main>`,
    reader,
  );
}

/** A page that says what went wrong, in the same look. */
export function problemPage(brand: Brand, problem: string): string {
  return page(
    brand,
    problem,
    html`<main><h1>${problem}</h1><p><a href="/">Back to the dashboard</a></p></main>`,
  );
}

function page(
  brand: Brand,
  title: string,
  main: Html,
  reader?: { readonly email: string },
): string {
  return String(html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(css)} :root {
            --hue: ${String(brand.hue)};
          }
        </style>
      </head>
      <body>
        <header>
          <a class="mark" href="/"><span aria-hidden="true">${brand.name[0]}</span> ${brand.name}</a>
          <span class="tagline">${brand.tagline}</span>
          <nav>
            <a href="${brand.docsUrl}">Docs</a>
            ${
              reader
                ? html`<form method="post" action="/logout">
                  <span class="who">${reader.email}</span> <button class="quiet">Sign out</button>
                </form>`
                : ''
            }
          </nav>
        </header>
        ${main} ${warm(brand)}
      </body>
    </html>`);
}

// The sign-in page is the page after a sign-out, and the dashboard has one more page: it is in all of them.
function warm({ docsUrl, warm: how }: Brand): Html {
  const folder = docsUrl.replace(/\/?$/, '/');
  return how === 'frame'
    ? html`<iframe src="${folder}bookplate-warm.html" referrerpolicy="origin" hidden></iframe>`
    : html`<script async src="${folder}bookplate-warm.js"></script>`;
}

const css = `
:root { color-scheme: light dark; --brand: oklch(50% 0.17 var(--hue)); --on-brand: white;
  --paper: light-dark(oklch(98.5% 0.004 var(--hue)), oklch(19% 0.015 var(--hue)));
  --card: light-dark(white, oklch(24% 0.018 var(--hue)));
  --ink: light-dark(oklch(25% 0.02 var(--hue)), oklch(93% 0.01 var(--hue)));
  --soft: light-dark(oklch(47% 0.02 var(--hue)), oklch(76% 0.02 var(--hue)));
  --line: light-dark(oklch(90% 0.01 var(--hue)), oklch(34% 0.02 var(--hue)));
  --link: light-dark(oklch(46% 0.17 var(--hue)), oklch(80% 0.12 var(--hue))); }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif }
header { display: flex; align-items: center; flex-wrap: wrap; gap: .4rem 1rem; padding: .8rem max(1rem, calc(50vw - 25rem));
  background: var(--card); border-bottom: 1px solid var(--line) }
.mark { display: flex; align-items: center; gap: .6rem; font-weight: 700; color: inherit; text-decoration: none }
.mark span { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: .6rem; background: var(--brand); color: var(--on-brand) }
.tagline { color: var(--soft); font-size: .9rem }
nav, nav form { display: flex; align-items: center; gap: 1rem; flex-wrap: wrap }
nav { margin-left: auto }
.who { color: var(--soft); font-size: .9rem }
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1rem 4rem }
h1 { margin: 0 0 .6rem; font-size: clamp(1.6rem, 5vw, 2.2rem); line-height: 1.2; letter-spacing: -.01em }
a { color: var(--link) }
.lead { font-size: 1.1rem; color: var(--soft); max-width: 38rem }
.hint { color: var(--soft); font-size: .9rem; margin-top: 2rem }
.hint b { color: var(--ink); font-weight: 600; white-space: nowrap }
.button, button { display: inline-block; padding: .6rem 1.1rem; border: 0; border-radius: .6rem; background: var(--brand); color: var(--on-brand);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer }
.button:hover, button:hover { filter: brightness(1.1) }
.quiet { background: none; color: var(--link); padding: .3rem .2rem; font-weight: 500 }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; margin: 2rem 0 0 }
.cards div { padding: 1rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: .8rem }
dt { color: var(--soft); font-size: .85rem } dd { margin: .2rem 0 0; font-weight: 600; overflow-wrap: anywhere }
.tag { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; background: color-mix(in oklab, var(--brand) 16%, transparent) }
code { font: .9em ui-monospace, monospace }
.sign-in { max-width: 25rem }
.sign-in form { display: grid; gap: 1rem; margin-top: 1.5rem; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .8rem }
label { display: grid; gap: .3rem; font-weight: 600; font-size: .9rem }
input { padding: .6rem .7rem; border: 1px solid color-mix(in oklab, var(--soft) 60%, transparent); border-radius: .5rem; background: var(--paper); color: inherit; font: inherit }
.problem { padding: .7rem 1rem; border-radius: .6rem; background: light-dark(oklch(94% .04 25), oklch(32% .08 25)); color: light-dark(oklch(38% .14 25), oklch(92% .05 25)) }
`;
