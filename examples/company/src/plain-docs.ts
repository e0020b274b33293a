import { warmFiles } from '@bookplate/docs/snippet';
import { html, raw } from 'hono/html';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Html = ReturnType<typeof html>;

/** What plain HTML docs need to know. */
export interface PlainDocs {
  readonly company: string;
  readonly hue: number;
  /** The path below which they are served: `` or `/docs`. */
  readonly base: string;
  readonly apiUrl: string;
  readonly loginUrl: string;
  /** The domain of the dashboard's sign-in hint, if it sets one. */
  readonly hint?: string;
  /** The origin of the dashboard, if its pages embed the warm frame. */
  readonly warmFrame?: string;
  /** Which script to put in: the two parts, the first inline, or the development build, which speaks to the console. */
  readonly script?: 'inline' | 'development';
}

function scriptText(name: string): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`@bookplate/browser/${name}.js`)), 'utf8');
}

/** Docs written by hand, in plain HTML: file path to content. */
export function plainDocs(docs: PlainDocs): Map<string, string> {
  const { company, base } = docs;
  const nav = html`<a href="${base}/">Welcome</a> <a href="${base}/quickstart/">Quickstart</a>`;
  const welcome = html`<h1>Hello, <bookplate-text value="user.firstName">reader</bookplate-text></h1>
    <p class="lead">These are the docs of ${company}, in plain HTML. There is no login here: they ask the dashboard who you are.</p>
    <p data-bookplate-show="identified">
      You are on the <b><bookplate-text value="user.plan">free</bookplate-text></b> plan, signed in as
      <bookplate-text value="user.email">nobody</bookplate-text>.
    </p>
    <p data-bookplate-show="anonymous">
      <a href="${docs.loginUrl.replace('{returnTo}', '')}" data-bookplate-link="login">Log in</a> to see your own name and key in the examples.
    </p>`;
  const quickstart = html`<h1>Quickstart</h1>
    <p>Call the API with your key, <bookplate-text value="user.firstName">dear reader</bookplate-text>:</p>
    <pre><code>curl https://api.example.com/v1/rockets \\
  -H "X-API-Key: <bookplate-text value='["??", ["playground", "header", "X-API-Key"], "YOUR_KEY"]'>YOUR_KEY</bookplate-text>"</code></pre>`;
  return new Map([
    ['bookplate-deferred.js', scriptText('deferred')],
    ...warmFiles(docs, `${base}/`).map(({ name, text }) => [name, text] as const),
    ['index.html', page(docs, `${company} docs`, nav, welcome)],
    ['quickstart/index.html', page(docs, `Quickstart – ${company} docs`, nav, quickstart)],
  ]);
}

/** Writes the docs into a folder. */
export function writePlainDocs(folder: string, docs: PlainDocs): void {
  for (const [path, content] of plainDocs(docs)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function page(docs: PlainDocs, title: string, nav: Html, main: Html): string {
  const { apiUrl, loginUrl, company, hue, base, hint, script = 'inline' } = docs;
  const attributes = html`data-api-url="${apiUrl}" data-login-url="${loginUrl}"${hint === undefined ? '' : html` data-hint="${hint}"`}`;
  const scripts =
    script === 'inline'
      ? html`<script ${attributes}>${raw(scriptText('head'))}</script>
          <script async src="${base}/bookplate-deferred.js"></script>`
      : html`<script ${attributes}>${raw(scriptText('bookplate.dev'))}</script>`;
  return String(html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        ${scripts}
        <noscript><style>[data-bookplate-show='identified'] { display: none }</style></noscript>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>${raw(css)} :root { --hue: ${String(hue)} }</style>
      </head>
      <body>
        <header>
          <a class="mark" href="${base}/">${company} docs</a>
          <nav>${nav}</nav>
          <span class="corner">
            <a data-bookplate-show="anonymous" href="${loginUrl.replace('{returnTo}', '')}" data-bookplate-link="login">Log in</a>
            <span data-bookplate-show="identified"><bookplate-text value="user.firstName">Reader</bookplate-text></span>
          </span>
        </header>
        <main>${main}</main>
      </body>
    </html>`);
}

const css = `
:root { color-scheme: light dark; --ink: light-dark(#1d2129, #e9ecf1); --soft: light-dark(#565d6b, #a6afbf);
  --paper: light-dark(#fff, #14161b); --line: light-dark(#e2e5ea, #2d323c); --box: light-dark(#f5f6f8, #1e2128);
  --link: light-dark(oklch(46% .17 var(--hue)), oklch(80% .12 var(--hue))) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.65 system-ui, sans-serif }
header { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; align-items: center; min-height: 3.6rem; border-bottom: 1px solid var(--line);
  padding: .5rem max(1.2rem, calc(50vw - 24rem)) }
nav { display: flex; gap: 1.2rem } .corner { margin-left: auto; font-weight: 600 }
.mark { font-weight: 700; color: inherit; text-decoration: none }
a { color: var(--link) } main { max-width: 48rem; margin: 0 auto; padding: 2.5rem 1.2rem }
h1 { font-size: clamp(1.8rem, 6vw, 2.5rem); line-height: 1.2; margin: 0 0 1rem; letter-spacing: -.015em } .lead { font-size: 1.15rem; color: var(--soft) }
pre { padding: 1.1rem 1.3rem; background: var(--box); border: 1px solid var(--line); border-radius: .7rem; overflow: auto; font: 14px/1.6 ui-monospace, monospace }
`;
