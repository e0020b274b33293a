import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '@bookplate/protocol';
import { laterScript } from '@bookplate/docs/host';

const folder = 'assets/js';

/** The tag of the head's script as Docusaurus' minifier leaves it: quoted only where it must be. */
const emptyTag = /(<script data-api-url=(?:"[^"]*"|'[^']*'|[^"'>])*>)(?=<\/script>)/;

/**
 * @param baseUrl of the site in one language
 * @param settings of the docs
 * @returns where its pages find the {@link laterScript}
 */
export function laterUrl(baseUrl: string, settings: Settings): string {
  return `${baseUrl}${folder}/${laterScript(settings).name}`;
}

/**
 * Writes our scripts into a site that is built. Docusaurus minifies what stands in a page, again on each page: with the
 * head's script it would need three times as long for it, and the script would not be the bytes whose hash a policy
 * names. So the tag is empty until then.
 *
 * @param outDir the folder of the build
 * @param headScript what the tag is to hold
 * @param settings of the docs
 * @throws {Error} if no page has the tag
 */
export function writeScripts(outDir: string, headScript: string, settings: Settings): void {
  const { name, text } = laterScript(settings);
  const file = join(outDir, folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  let isFilled = false;
  for (const page of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!page.endsWith('.html')) continue;
    const path = join(outDir, page);
    const html = readFileSync(path, 'utf8');
    // A function, for in a text `$` would have a meaning.
    const filled = html.replace(emptyTag, (tag) => tag + headScript);
    if (filled === html) continue;
    writeFileSync(path, filled);
    isFilled = true;
  }
  if (!isFilled)
    throw new Error(
      'Bookplate: no page of the build has the tag of its script, <script data-api-url=…></script>, as Docusaurus is told to write it. Something rewrites the pages: run it after the build instead.',
    );
}
