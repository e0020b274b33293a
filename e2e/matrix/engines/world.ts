import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { clearSignInHint, createInfoApi, signInHint, type User } from '@bookplate/info-api';
import { listen } from '@bookplate-examples/company/listen';
import { installClock, place } from '../../lib/clock.ts';
import { startRecorder } from '../../lib/frames.ts';
import { callOf } from './engines/engine.ts';
import type { Docs, DocsHost } from './hosts.ts';
import type { Confirmation } from './judge.ts';
import { startWatcher, type Watched } from './watcher.ts';

export type AccountName = 'Ada' | 'Bob';

/** The account's name in the docs, and the one in its hint, which is another so that frames tell them apart. */
export const hintName: Readonly<Record<AccountName, string>> = { Ada: 'Ada L.', Bob: 'Bob M.' };

const accounts: Readonly<Record<AccountName, User>> = {
  Ada: {
    groups: ['admin'],
    content: { firstName: 'Ada', plan: 'enterprise', sessionToken: 'ada-secret-token' },
    apiPlaygroundInputs: { header: { 'X-API-Key': 'ada-secret-key' } },
  },
  Bob: {
    content: { firstName: 'Bob', plan: 'free', sessionToken: 'bob-secret-token' },
    apiPlaygroundInputs: { header: { 'X-API-Key': 'bob-secret-key' } },
  },
};
const secrets = ['Ada', 'Bob'].flatMap((name) =>
  ['token', 'key'].map((kind) => `${name.toLowerCase()}-secret-${kind}`),
);

/** A dashboard with sessions, and docs on a subdomain beside it; all that servers do in a scenario. */
export class World {
  /** How often the Info API was requested. */
  requests = 0;
  /** How many pages were prerendered to the end. */
  prerendered = 0;
  /** Which readers it confirmed. */
  readonly confirmations: Confirmation[] = [];
  readonly sessions = new Map<string, AccountName>();
  /** Replaces the answers of the Info API. */
  answer: RequestListener | undefined;
  /** What the failing Info API asks for. */
  retryAfterMs: number | undefined;
  expiresAt: number | undefined;
  /** How far the clock of pages is ahead that are opened from now on. */
  aheadMs = 0;
  usesHint = false;
  hasPolicy = false;
  /** Runs first in each page. */
  beforePage = '';
  /** HTML at the end of each page. */
  afterPage = '';
  docsUrl = '';
  dashboardUrl = '';
  /** A page of another site, with the docs in a frame. */
  elsewhereUrl = '';
  /** A page of the docs' origin, with the docs in a frame whose scripts the browser does not run. */
  withoutScriptsUrl = '';
  apiUrl = '';
  docs!: Docs;
  #held: (() => void)[] | undefined;
  #infoApi!: (request: Request) => Promise<Response>;
  readonly #host: DocsHost;

  constructor(host: DocsHost) {
    this.#host = host;
  }

  /** @returns what ends it */
  async start(): Promise<() => Promise<void>> {
    const docsServer = createServer((request, response) => this.#serveDocs(request, response));
    const dashboard = createServer((request, response) => void this.#serve(request, response));
    const docs = await listen(docsServer, { port: 0, label: 'the docs' });
    const dash = await listen(dashboard, { port: 0, label: 'the dashboard' });
    const docsOrigin = `http://docs.site.localhost:${docs.port}`;
    this.docsUrl = `${docsOrigin}/docs/`;
    this.elsewhereUrl = `http://docs.elsewhere.localhost:${docs.port}/frame`;
    this.withoutScriptsUrl = `${docsOrigin}/frame/without-scripts`;
    this.dashboardUrl = `http://dash.site.localhost:${dash.port}`;
    this.apiUrl = `${this.dashboardUrl}/user-info`;
    this.docs = await this.#host.open(this.apiUrl, docsOrigin);
    this.#infoApi = createInfoApi({
      docsOrigins: [docsOrigin],
      getUser: ({ headers }) => {
        const name = this.#signedIn(headers.get('cookie'));
        return name
          ? { ...accounts[name], ...(this.expiresAt && { expiresAt: this.expiresAt }) }
          : null;
      },
    });
    return async () => {
      this.#held?.forEach((release) => release());
      await docs.close();
      await dash.close();
      this.docs.close();
    };
  }

  get watched(): Watched {
    const { greeting, texts } = this.#host;
    return { apiUrl: this.apiUrl, greeting, texts, secrets };
  }

  /** Whether an error is one of the docs host, which Bookplate has no part in. */
  isOfHost(error: string): boolean {
    return this.#host.ownErrors?.test(error) ?? false;
  }

  /** Holds the answers of the Info API until they are released; `asked` resolves when one is held. */
  hold(): { readonly asked: Promise<void>; readonly release: () => void } {
    const held: (() => void)[] = [];
    this.#held = held;
    const asked = new Promise<void>((resolve) => {
      held.push = (...more) => {
        resolve();
        return Array.prototype.push.apply(held, more);
      };
    });
    return {
      asked,
      release: () => {
        this.#held = undefined;
        for (const go of held) go();
      },
    };
  }

  /** An answer that page scripts may read, with nothing of a reader. */
  fail(status: number, headers: Readonly<Record<string, string>> = {}): RequestListener {
    return (_, response) => void response.writeHead(status, headers).end();
  }

  #signedIn(cookies: string | null | undefined): AccountName | undefined {
    const [, id = ''] = /\bsession=(\w+)/.exec(cookies ?? '') ?? [];
    return this.sessions.get(id);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, action, name] = request.url?.split('/') ?? [];
    if (action === 'user-info') return this.#answer(request, response);
    const cookies = [];
    if (action === 'sign-in') {
      const id = `s${this.sessions.size}${request.socket.remotePort}`;
      this.sessions.set(id, name as AccountName);
      cookies.push(`session=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400`);
      if (this.usesHint)
        cookies.push(signInHint({ domain: 'site.localhost', name: hintName[name as AccountName] }));
    }
    if (action === 'sign-out') {
      cookies.push('session=; Path=/; Max-Age=0');
      if (this.usesHint) cookies.push(clearSignInHint({ domain: 'site.localhost' }));
    }
    response
      .setHeader('set-cookie', cookies)
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><title>Dashboard</title>');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') this.requests += 1;
    const { method = 'GET', headers } = request;
    const name = this.#signedIn(headers.cookie) ?? 'nobody';
    const answered = await this.#infoApi(
      new Request(this.apiUrl, { method, headers: headers as Record<string, string> }),
    );
    if (this.#held) await new Promise<void>((resolve) => this.#held?.push(resolve));
    response.setHeader('access-control-expose-headers', 'x-confirmed, retry-after');
    if (this.answer) {
      response
        .setHeader('access-control-allow-origin', new URL(this.docsUrl).origin)
        .setHeader('access-control-allow-credentials', 'true');
      this.answer(request, response);
      return;
    }
    // For the watcher.
    response.setHeader('x-confirmed', name);
    response.setHeaders(answered.headers).writeHead(answered.status);
    response.end(await answered.text());
    this.confirmations.push({ at: Date.now(), name });
  }

  #serveDocs(request: IncomingMessage, response: ServerResponse): void {
    if (request.url?.startsWith('/frame')) {
      const sandbox = request.url.endsWith('without-scripts') ? 'sandbox="allow-same-origin"' : '';
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<!doctype html><title>Frame</title><iframe ${sandbox} src="${this.docsUrl}"></iframe>`,
        );
      return;
    }
    if (request.url === '/prerendered') {
      this.prerendered += 1;
      response.writeHead(204).end();
      return;
    }
    const html = this.docs.html(request.url ?? '');
    if (html === undefined) {
      this.docs.serve(request, response);
      return;
    }
    const page = this.#toPage(html);
    if (this.hasPolicy) response.setHeader('content-security-policy', this.#policyFor(page));
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  }

  #toPage(html: string): string {
    const first = [
      callOf(startRecorder, [[], true]),
      callOf(startWatcher, [this.watched]),
      callOf(installClock, [place, { aheadMs: this.aheadMs }]),
      this.beforePage,
    ];
    return html
      .replace(/<head[^>]*>/, (head) => `${head}<script>${first.join(';\n')}</script>`)
      .replace(
        /data-api-url=(?:"[^"]*"|\S+)/,
        (tag) => `${tag}${this.usesHint ? ' data-hint="site.localhost"' : ''}`,
      )
      .replace('</body>', () => `${this.afterPage}</body>`);
  }

  #policyFor(html: string): string {
    const hashes = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    );
    return [
      "default-src 'none'",
      `script-src 'self' ${hashes.join(' ')}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      // Docusaurus loads pages beforehand by requests of its scripts where the browser has no prefetching.
      `connect-src 'self' ${new URL(this.apiUrl).origin}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; ');
  }
}
