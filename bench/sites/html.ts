import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pagesOfFolder = 100;

const words = (to: number): string =>
  `The quick <em>brown</em> fox jumps over the <a href="../0/${to}.html">lazy</a> dog. `;
const section = (number: number, to: number): string =>
  `<h2 id="s${number}">Section ${number}</h2>\n<p>${words(to).repeat(6)}</p>\n<ul><li>one</li><li>two</li></ul>\n<pre><code class="language-js"><span class="k">const</span> a = { b: ${number} };\n</code></pre>\n`;
const body = (to: number): string =>
  Array.from({ length: 13 }, (_, number) => section(number, to)).join('');
const bodies = { openLinks: body(2), gatedLinks: body(1) };
const navigation = Array.from(
  { length: 30 },
  (_, number) => `<li><a href="../0/${number}.html">Page ${number}</a></li>`,
).join('\n');

/** Links to a gated page: on no page, in the navigation of each, or 78 times in the text of each as well. */
export type GatedLinks = 'none' | 'navigation' | 'text';

function pageText(number: number, links: GatedLinks): string {
  const groups =
    links !== 'none' && number === 1 ? '<meta name="bookplate:groups" content="admin">' : '';
  const text =
    number % 10 === 0
      ? '<p>Hello, {user.firstName ?? ‘reader’}!</p><p title="{user.plan ?? \'free\'}">Your plan</p>'
      : '';
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Page ${number}</title>\n${groups}<link rel="stylesheet" href="../style.css">\n</head>\n<body>\n<nav><ul>${navigation}</ul></nav>\n<main>\n<h1>Page ${number}</h1>\n${text}${links === 'text' ? bodies.gatedLinks : bodies.openLinks}</main>\n</body>\n</html>\n`;
}

/**
 * Writes a site of pages of some 10 kB; each tenth page names the reader.
 *
 * @param links to the one gated page, if there is one
 * @returns where it is; remove the folder afterwards
 */
export function writeHtmlSite(
  count: number,
  links: GatedLinks,
): { readonly folder: string; readonly files: readonly string[]; readonly bytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-bench-'));
  const files: string[] = [];
  let bytes = 0;
  for (let number = 0; number < count; number += 1) {
    const within = join(folder, `${Math.floor(number / pagesOfFolder)}`);
    if (number % pagesOfFolder === 0) mkdirSync(within);
    const text = pageText(number, links);
    bytes += text.length;
    files.push(join(within, `${number % pagesOfFolder}.html`));
    writeFileSync(files.at(-1) ?? '', text);
  }
  return { folder, files, bytes };
}
