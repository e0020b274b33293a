import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { User } from '@bookplate/protocol';
import type { Page } from 'puppeteer-core';
import type { WhenFinished } from './browser.ts';
import type { PlaygroundOnPage } from './playgrounds.ts';
import { readPackageFile } from './playgrounds.ts';
import { everythingKept } from './everything-kept.ts';
import { startSite } from './site.ts';

/** Every word that is Ada's has this in it. */
export const mark = 'adamark';

const json = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
const form = { schema: { type: 'object', properties: { note: { type: 'string' } } } };
const upload = {
  schema: { type: 'object', properties: { photo: { type: 'string', format: 'binary' } } },
};
const examples = {
  first: { summary: 'First', value: { name: 'first' } },
  second: { summary: 'Second', value: { name: 'second' } },
};

/** One operation with a place for each kind of value that a playground keeps, and one for admins only. */
export const things = {
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  servers: [
    { url: '/api/{tenant}', variables: { tenant: { default: 'everyone' } } },
    { url: '/api/other' },
  ],
  security: [{ key: [] }],
  paths: {
    '/things/{id}': {
      post: {
        tags: ['Things'],
        operationId: 'make',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', default: 'five' } },
          { name: 'sort', in: 'query', schema: { type: 'string' } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: {
          content: {
            'application/json': { ...json['application/json'], examples },
            'text/plain': { schema: { type: 'string' } },
            'application/x-www-form-urlencoded': form,
            'multipart/form-data': upload,
          },
        },
        responses: { 200: { description: 'Made', content: json } },
      },
    },
    [`/hidden-${mark}`]: {
      get: {
        tags: [`Hidden ${mark}`],
        operationId: `hidden-${mark}`,
        'x-groups': ['admin'],
        responses: { 200: { description: 'OK' } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          [`pin-${mark}`]: { type: 'string', 'x-groups': ['admin'] },
        },
      },
    },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
  },
};

export const ada: User = {
  groups: ['admin'],
  content: { email: 'ada@example.com' },
  apiPlaygroundInputs: { header: { 'X-API-Key': `key-${mark}` } },
};
export const bob: User = {
  content: { email: 'bob@example.com' },
  apiPlaygroundInputs: { header: { 'X-API-Key': 'key-of-bob' } },
};

/** A page with a playground, whose reader a test changes. */
export interface SwitchPage {
  readonly page: Page;
  /** What the API received since the last change of reader, each as one text: address, headers and body. */
  readonly received: string[];
  /** The page's reader is this one from now on. */
  as(reader: User | null): Promise<void>;
}

/**
 * Opens a page with a playground of {@link things}, without the script of the head: `window.bookplate` is the test's.
 *
 * @param page to open it in
 * @param playground of the page
 * @param reader who is there at first
 * @param whenFinished where the page is not for one test
 * @returns the page
 */
export async function openSwitchPage(
  page: Page,
  playground: PlaygroundOnPage,
  reader: User | null,
  whenFinished?: WhenFinished,
): Promise<SwitchPage> {
  const site = await startSite(whenFinished);
  const received: string[] = [];
  let current = reader;
  site.docs = (request, response) => {
    const path = request.url?.replace(/\?.*$/, '') ?? '';
    if (path.startsWith('/api/')) {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        received.push(JSON.stringify([request.url, request.headers, body]));
        const account = current === ada ? `answer-${mark}` : 'answer';
        send(response, 'application/json', JSON.stringify({ account }));
      });
    } else if (path === '/start')
      send(response, 'application/json', JSON.stringify({ spec: things, reader: current }));
    else if (path.startsWith('/built/')) send(response, 'text/javascript', built(path));
    else if (path.startsWith('/package/'))
      send(
        response,
        path.endsWith('.css') ? 'text/css' : 'text/javascript',
        readPackageFile(path.slice('/package/'.length)),
      );
    else send(response, 'text/html; charset=utf-8', pageOf(playground));
  };
  await page.setViewport({ width: 1_300, height: 1_000 });
  await page.goto(site.docsUrl);
  await playground.ready(page);
  return {
    page,
    received,
    as: async (next) => {
      current = next;
      received.length = 0;
      await page.evaluate((known) => {
        (globalThis as unknown as { as(reader: unknown): void }).as(known);
      }, next);
    },
  };
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('content-type', type).end(body);
}

function built(path: string): string {
  const [, , name = '', ...rest] = path.split('/');
  const folder = fileURLToPath(new URL('.', import.meta.resolve(`@bookplate/${name}`)));
  return readFileSync(folder + rest.join('/'), 'utf8');
}

function pageOf({ files, script }: PlaygroundOnPage): string {
  const tags = files.map((file) =>
    file.endsWith('.css')
      ? `<link rel="stylesheet" href="/package/${file}">`
      : `<script src="/package/${file}"></script>`,
  );
  const imports = {
    '@bookplate/openapi': '/built/openapi/index.js',
    '@bookplate/openapi/': '/built/openapi/',
    '@bookplate/protocol': '/built/protocol/index.js',
  };
  const source = script.replace(/@bookplate\/openapi\/([\w-]+)/, '@bookplate/openapi/$1.js');
  // The reader is not in the page's HTML, which is searched.
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Reference</title>
<script>
window.bookplate = { reader: undefined, refresh() {} };
window.as = (reader) => {
  window.bookplate.reader = reader;
  dispatchEvent(new CustomEvent('bookplate:reader'));
};
</script>
<script type="importmap">${JSON.stringify({ imports })}</script>${tags.join('')}</head>
<body><div id="reference"></div><script type="module">
import { syncPlayground } from '@bookplate/openapi';
const { spec, reader } = await (await fetch('/start')).json();
window.bookplate.reader = reader;
${source}
</script></body></html>`;
}

/** What a reader sees of the playground: its text and, in their order, the state of its fields. */
export function seenOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const seen: string[] = [];
    const visit = (root: ParentNode): void => {
      for (const node of (root as Node).childNodes) {
        if (node instanceof Text) {
          const text = node.data.trim();
          if (text && node.parentElement?.checkVisibility() !== false) seen.push(text);
        }
        if (!(node instanceof Element) || ['STYLE', 'SCRIPT', 'OPTION'].includes(node.tagName))
          continue;
        if (node instanceof HTMLInputElement)
          seen.push(`[${node.type} ${node.value} ${node.checked}]`);
        if (node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement)
          seen.push(`[${node.value}]`);
        if (node.shadowRoot) visit(node.shadowRoot);
        visit(node);
      }
    };
    visit(document.body);
    return seen.join('\n').replaceAll(location.origin, '').replaceAll(location.port, '');
  });
}

/** All of a page and what the browser keeps for it: its HTML, shadow roots, values of fields, storage, addresses. */
export async function everythingOf(page: Page): Promise<string> {
  const shown = await page.evaluate(() => {
    const parts: string[] = [document.documentElement.outerHTML];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) {
          parts.push(element.shadowRoot.innerHTML);
          visit(element.shadowRoot);
        }
        if ('value' in element) parts.push(String(element.value));
        if (element instanceof HTMLInputElement)
          for (const file of element.files ?? []) parts.push(file.name);
      }
    };
    visit(document);
    return parts.join('\n');
  });
  return shown + decodeURIComponent(await everythingKept(page));
}
