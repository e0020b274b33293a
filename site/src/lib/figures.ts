import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Astro runs in the folder of the site. */
const scripts = join(process.cwd(), '../packages/browser/dist/scripts');

/**
 * Measures the scripts of the pages as they are built.
 *
 * @returns kB of brotli, with one decimal
 */
export function scriptSizes(): { readonly beforePaint: string; readonly everything: string } {
  const kilobytes = (name: string): string =>
    (brotliCompressSync(readFileSync(join(scripts, name))).length / 1_000).toFixed(1);
  return { beforePaint: kilobytes('head.js'), everything: kilobytes('bookplate.js') };
}
