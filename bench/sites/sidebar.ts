import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { apiUrl } from '../browser/serve-docs.ts';

const scripts = ['head', 'deferred']
  .map((name) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@bookplate/browser/${name}.js`)), 'utf8'),
  )
  .map(
    (text, index) =>
      `<script ${index ? 'type="module"' : `data-api-url="${apiUrl}"`}>${text}</script>`,
  );

/** A page with a sidebar as Starlight writes it, in categories of a hundred; a tenth of the entries is gated. */
export function sidebarPage(count: number): string {
  const entries = Array.from({ length: count / 100 }, (_, category) => {
    const links = Array.from({ length: 100 }, (_link, index) => {
      const gate = index % 10 === 0 ? ' data-bookplate-groups="admin"' : '';
      return `<li><a href="/${category}/${index}/"${gate}><span>Page ${index}</span></a></li>`;
    });
    return `<li><details open><summary>Category ${category}</summary><ul>${links.join('\n')}</ul></details></li>`;
  }).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${scripts.join('')}<title>Docs</title>
<style>nav { position: fixed; inset: 0 auto 0 0; width: 18rem; overflow-y: auto } a { display: block; padding: 4px }
main { margin-left: 20rem } .off { display: none }</style></head>
<body><nav><ul>${entries}</ul></nav><main><h1>Docs</h1></main></body></html>`;
}

export interface RevealTimes {
  readonly scriptMs: number;
  readonly laidOutMs: number;
}

/** Shows what is gated on a page that shows nobody, by Bookplate or entry by entry, and lays it out. */
export function reveal(page: Page, way: 'bookplate' | 'one by one'): Promise<RevealTimes> {
  return page.evaluate((isOurs) => {
    const gated = document.querySelectorAll('nav [data-bookplate-groups]');
    const show = (isShown: boolean): void => {
      if (isOurs)
        window.bookplate?.page.paint({
          reader: isShown ? { groups: ['admin'], content: { firstName: 'Ada' } } : null,
        });
      // The entry is the list item, as for the stylesheet: without its link, its marker would stay.
      else for (const link of gated) link.parentElement?.classList.toggle('off', !isShown);
    };
    const nav = document.querySelector('nav');
    show(false);
    void nav?.scrollHeight;
    const start = performance.now();
    show(true);
    const scriptMs = performance.now() - start;
    void nav?.scrollHeight;
    return { scriptMs, laidOutMs: performance.now() - start };
  }, way === 'bookplate');
}
