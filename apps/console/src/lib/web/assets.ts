import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** A file that pages refer to. Its path changes with its content, so browsers keep it for good. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const folder = new URL('../../../', import.meta.url);

function load(file: string, type: string): Asset {
  const url = new URL(file, folder);
  // The script is there once the package is built; pages work without it.
  const body = existsSync(url) ? readFileSync(url, 'utf8') : '';
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const [, name = '', ending = ''] = /([^/]+)\.([a-z]+)$/.exec(file) ?? [];
  return { path: `/assets/${name}-${hash}.${ending}`, type, body };
}

export const assets = {
  style: load('public/style.css', 'text/css; charset=utf-8'),
  icon: load('public/icon.svg', 'image/svg+xml'),
  iconAttention: load('public/icon-attention.svg', 'image/svg+xml'),
  copy: load('dist/browser/copy.js', 'text/javascript; charset=utf-8'),
  enhance: load('dist/browser/enhance.js', 'text/javascript; charset=utf-8'),
  forms: load('dist/browser/forms.js', 'text/javascript; charset=utf-8'),
  refreshHealth: load('dist/browser/refresh-health.js', 'text/javascript; charset=utf-8'),
  browserTest: load('dist/browser/browser-test.js', 'text/javascript; charset=utf-8'),
} as const;
