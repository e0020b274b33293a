import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What static hosts answer where there is no page: the `404.html` of the docs.
 *
 * @param folder of built docs
 * @returns the document, if they have one
 */
export function notFoundPage(folder: string): string | undefined {
  const file = join(folder, '404.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
