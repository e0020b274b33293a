import { createInfoApi } from '@bookplate/info-api';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Deployment } from '../src/lib/deployment.ts';
import type { Finding } from '../src/lib/findings.ts';
import { examine, type ExamineOptions } from '../src/lib/examine.ts';
import type { DoctorEvent } from '../src/lib/events.ts';
import { parseSetup, type SetupInput } from '../src/lib/setup.ts';

/** An answer before it is sent, for fixtures to spoil. */
export interface Draft {
  status: number;
  headers: [name: string, value: string][];
  body: string;
}

interface File {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A company with a good set-up, and what differs from it. */
export interface Fixture {
  readonly deployment?: Exclude<Deployment, 'two-sites'>;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Spoils an answer of the Info API. */
  readonly spoil?: (draft: Draft, request: IncomingMessage) => unknown;
  /** Handles a request to the dashboard itself; returns false to leave it to the Info API. */
  readonly take?: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly page?: (apiUrl: string, request: IncomingMessage) => string;
  readonly docsHeaders?: (apiUrl: string) => Record<string, string>;
  readonly docsStatus?: number;
  /** Responds to requests for script files of the docs. */
  readonly files?: (request: IncomingMessage) => File | undefined;
  readonly user?: unknown;
  readonly input?: (urls: {
    readonly docsUrl: string;
    readonly apiUrl: string;
  }) => Partial<SetupInput>;
  readonly options?: ExamineOptions;
}

export interface Company {
  readonly docsUrl: string;
  readonly apiUrl: string;
  readonly requests: {
    readonly method: string;
    readonly host: string;
    readonly cookie: string | undefined;
  }[];
  close(): Promise<void>;
}

export const sessionCookie = 'sid=s3cr3t-session-value';
const ada = { groups: ['admin'], content: { firstName: 'Ada Lovelace', plan: 'enterprise' } };

export function goodPage(apiUrl: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><script data-api-url="${apiUrl}">start()</script><link rel="stylesheet" href="/style.css"></head><body>Hello, reader</body></html>`;
}

export async function startCompany(fixture: Fixture = {}): Promise<Company> {
  const { deployment = 'two-subdomains', tls, spoil } = fixture;
  const scheme = tls ? 'https' : 'http';
  const requests: Company['requests'] = [];
  let apiUrl = '';
  const infoApis = new Map<string, (request: Request) => Promise<Response>>();

  const note = ({ method = '', headers }: IncomingMessage): void =>
    void requests.push({ method, host: headers.host ?? '', cookie: headers.cookie });
  const serveDocs = (request: IncomingMessage, response: ServerResponse): void => {
    const file = fixture.files?.(request);
    if (file) {
      response.writeHead(file.status ?? 200, {
        'content-type': 'text/javascript',
        ...file.headers,
      });
      response.end(file.body ?? 'start()');
      return;
    }
    response.writeHead(fixture.docsStatus ?? 200, {
      'content-type': 'text/html',
      ...fixture.docsHeaders?.(apiUrl),
    });
    response.end((fixture.page ?? goodPage)(apiUrl, request));
  };
  const serveDashboard = (
    docsOrigin: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): void => {
    if (fixture.take?.(request, response)) return;
    if (request.url !== '/api/user-info') {
      response.writeHead(404).end('nothing here');
      return;
    }
    const infoApi =
      infoApis.get(docsOrigin) ??
      createInfoApi({
        docsOrigins: [docsOrigin],
        getUser: ({ headers }) =>
          headers.get('cookie') === sessionCookie ? (fixture.user ?? ada) : null,
        onError: () => {},
      });
    infoApis.set(docsOrigin, infoApi);
    void answer(infoApi, request, response, spoil);
  };

  const docs = await listen(tls, (request, response) => {
    note(request);
    if (deployment === 'one-domain' && !request.url?.startsWith('/docs'))
      serveDashboard(docsOrigin(), request, response);
    else serveDocs(request, response);
  });
  const dash = await listen(tls, (request, response) => {
    note(request);
    serveDashboard(docsOrigin(), request, response);
  });
  const docsHost = deployment === 'two-subdomains' ? 'docs.acme.localhost' : 'acme.localhost';
  const docsOrigin = (): string => `${scheme}://${docsHost}:${docs.port}`;
  const docsUrl = `${docsOrigin()}${deployment === 'two-subdomains' ? '/' : '/docs/'}`;
  apiUrl =
    deployment === 'one-domain'
      ? `${docsOrigin()}/api/user-info`
      : `${scheme}://dash.acme.localhost:${dash.port}/api/user-info`;
  return {
    docsUrl,
    apiUrl,
    requests,
    close: async () => void (await Promise.all([docs.close(), dash.close()])),
  };
}

async function answer(
  infoApi: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  spoil: Fixture['spoil'],
): Promise<void> {
  const { method = 'GET', url = '', headers } = incoming;
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const response = await infoApi(
    new Request(`http://${headers.host}${url}`, { method, headers: given }),
  );
  const draft: Draft = {
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  };
  spoil?.(draft, incoming);
  outgoing.writeHead(draft.status, draft.headers.flat());
  outgoing.end(draft.body);
}

/** Replaces a header, or removes it. */
export function setHeader(draft: Draft, name: string, ...values: readonly string[]): void {
  draft.headers = draft.headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase());
  for (const value of values) draft.headers.push([name, value]);
}

interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export async function listen(
  tls: Fixture['tls'],
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listening> {
  const server: Server = tls ? createTlsServer(tls, handler) : createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function collect(events: AsyncIterable<DoctorEvent>): Promise<DoctorEvent[]> {
  const all: DoctorEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

export interface Examined {
  readonly company: Company;
  readonly events: DoctorEvent[];
  readonly findings: Finding[];
}

/** Starts a company, examines it, stops it. */
export async function examineFixture(fixture: Fixture = {}): Promise<Examined> {
  const company = await startCompany(fixture);
  try {
    const { docsUrl, apiUrl } = company;
    const setup = parseSetup({ docsUrl, apiUrl, ...fixture.input?.({ docsUrl, apiUrl }) });
    const events = await collect(
      examine(setup, {
        ...fixture.options,
        // A busy machine is slow; the fixture of `api-slow` is slower.
        limits: { slowMs: 10_000, ...fixture.options?.limits },
      }),
    );
    const findings = events.flatMap((event) => (event.type === 'finding' ? [event.finding] : []));
    return { company, events, findings };
  } finally {
    await company.close();
  }
}
