import { createServer } from 'node:http';
import sirv from 'sirv';
import { type Listening, listen, type Tls } from './listen.ts';
import { notFoundPage } from './not-found-page.ts';

/**
 * Serves built docs as a static host does: files, nothing about the reader.
 *
 * @param options the folder, the path below which it appears (`/` or `/docs`), where to listen
 * @returns the running server
 */
export function serveDocs(options: {
  readonly folder: string;
  readonly base: string;
  readonly port: number;
  readonly label: string;
  readonly tls?: Tls | undefined;
}): Promise<Listening> {
  const { folder, base, port, label, tls } = options;
  const serve = sirv(folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (base !== '/' && path !== base && !path.startsWith(`${base}/`)) {
      response.writeHead(302, { location: `${base}/` }).end();
      return;
    }
    if (base !== '/') request.url = path.slice(base.length) || '/';
    serve(request, response, () => {
      const page = notFoundPage(folder);
      response
        .writeHead(404, { 'content-type': page === undefined ? 'text/plain' : 'text/html' })
        .end(page ?? 'There is no such page.');
    });
  });
  return listen(server, { port, label, tls });
}
