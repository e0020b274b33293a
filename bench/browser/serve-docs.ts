import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInfoApi } from '@bookplate/info-api/node';

/** The path of the Info API, for the head script's tag. */
export const apiUrl = '/user-info';

/**
 * Serves docs and their Info API on one origin. The reader is Ada, an admin.
 *
 * @param pageAt the HTML of a path
 */
export async function serveDocs(
  pageAt: (path: string) => string,
): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    if (request.url === apiUrl) infoApi(request, response);
    else
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(pageAt(request.url ?? '/'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://docs.foo.localhost:${(server.address() as AddressInfo).port}`;
  const infoApi = createInfoApi({
    path: apiUrl,
    docsOrigins: [origin],
    getUser: () => ({ groups: ['admin'], content: { firstName: 'Ada' } }),
  });
  return { origin, close: () => server.close() };
}
