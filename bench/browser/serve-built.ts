import { existsSync, readFileSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { extname, join } from 'node:path';

/** Serves what a docs host built. */
export interface BuiltDocs {
  readonly listener: RequestListener;
  /** The folder that is served from now on. */
  folder: string;
  /** What happens to each page of it. */
  change: (html: string) => string;
  /** Requests so far. */
  requests: number;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Pages are asked for each time, and their files once, as on most servers. */
export function serveBuilt(): BuiltDocs {
  const docs: BuiltDocs = {
    folder: '',
    change: (html) => html,
    requests: 0,
    listener(request, response) {
      const path = new URL(request.url ?? '/', 'https://docs.invalid').pathname;
      const file = [path, `${path}/index.html`, `${path}.html`]
        .map((name) => join(docs.folder, name))
        .find((name) => existsSync(name) && statSync(name).isFile());
      docs.requests += 1;
      if (file === undefined) {
        response.writeHead(404).end();
        return;
      }
      const type = types[extname(file)] ?? 'application/octet-stream';
      const isPage = type.startsWith('text/html');
      response.setHeader('content-type', type);
      response.setHeader(
        'cache-control',
        isPage ? 'no-cache' : 'public, max-age=31536000, immutable',
      );
      const bytes = readFileSync(file);
      response.end(isPage ? docs.change(bytes.toString()) : bytes);
    },
  };
  return docs;
}
