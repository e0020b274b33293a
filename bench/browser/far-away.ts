import { createInfoApi, type User } from '@bookplate/info-api/node';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { openSlowLink } from './slow-link.ts';

const hosts = ['docs.site.localhost', 'dash.site.localhost'] as const;

/** Docs and a dashboard, each as far away as one likes, over HTTP/2 with TLS. */
export interface FarAway {
  readonly docsOrigin: string;
  readonly dashboardOrigin: string;
  /** Of the Info API on the dashboard. */
  readonly apiUrl: string;
  /** Milliseconds to each and back; for connections that begin from now on. */
  setRoundTrip(ms: number): void;
  /** Who is signed in: no cookie tells the readers apart. */
  user: User | null;
  close(): void;
}

/**
 * Starts both.
 *
 * @param docs answers what the docs are asked
 * @param dashboard answers what the dashboard is asked, but for the Info API
 */
export async function startFarAway(
  docs: RequestListener,
  dashboard: RequestListener = (_, response) => void response.writeHead(404).end(),
): Promise<FarAway> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'site.localhost' }], {
    extensions: [
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  /** What Chromium says is HTTP/2 speaks to the same handlers as HTTP/1. */
  const serve = async (handler: RequestListener): Promise<Http2SecureServer> => {
    const server = createSecureServer({ cert, key });
    server.on('request', (request, response) => {
      if (request.httpVersion !== '2.0')
        throw new Error(`expected HTTP/2, got ${request.httpVersion}`);
      handler(request as never, response as never);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };
  let infoApi: RequestListener | undefined;
  const servers = await Promise.all([
    serve(docs),
    serve((request, response) => {
      if (request.url === '/user-info') infoApi?.(request, response);
      else dashboard(request, response);
    }),
  ]);
  const links = await Promise.all(
    servers.map((server) => openSlowLink((server.address() as AddressInfo).port)),
  );
  const [docsOrigin = '', dashboardOrigin = ''] = links.map(
    ({ port }, index) => `https://${hosts[index]}:${port}`,
  );
  const farAway: FarAway = {
    docsOrigin,
    dashboardOrigin,
    apiUrl: `${dashboardOrigin}/user-info`,
    setRoundTrip(ms) {
      for (const link of links) link.roundTripMs = ms;
    },
    user: { groups: ['admin'], content: { firstName: 'Ada', plan: 'enterprise' } },
    close() {
      for (const link of links) link.close();
      for (const server of servers) server.close();
    },
  };
  infoApi = createInfoApi({
    path: '/user-info',
    docsOrigins: [docsOrigin],
    getUser: () => farAway.user,
  });
  return farAway;
}

/** The first script of a page that shows the name as early as anybody can who does not remember it. */
export function bareScript(apiUrl: string): string {
  return `<script>
fetch(${JSON.stringify(apiUrl)}, { credentials: 'include' }).then((response) => response.json()).then((user) => {
  const show = () => { document.getElementById('name').textContent = user.content.firstName; };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', show);
  else show();
});
</script>`;
}
