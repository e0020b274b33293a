import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '@bookplate/protocol';
import { laterScript } from '../page-head/later-script.ts';

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
 */
export function writeScripts(outDir: string, headScript: string, settings: Settings): void {
  const { name, text } = laterScript(settings);
  const file = join(outDir, folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  for (const page of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!page.endsWith('.html')) continue;
    const path = join(outDir, page);
    const html = readFileSync(path, 'utf8');
    // A function, for in a text `$` would have a meaning.
    const filled = html.replace(emptyTag, (tag) => tag + headScript);
    if (filled !== html) writeFileSync(path, filled);
  }
}
