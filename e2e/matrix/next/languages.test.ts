import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractPages, gatedWord } from '../../hosts/contract/content.ts';
import { nextra } from '../../hosts/contract/hosts/nextra.ts';
import { sharedSite } from '../../lib/built-site.ts';

const languages = ['en', 'de'];

/** The site of the contract, as Nextra's guide to several languages has it. */
function siteInLanguages(): ReturnType<typeof nextra.site> {
  const site = nextra.site();
  const files = Object.entries(site.files).flatMap(([name, text]): [string, string][] => {
    if (name.startsWith('content/'))
      return languages.map((language) => [name.replace('/', `/${language}/`), text]);
    if (name === 'next.config.mjs')
      return [
        [
          name,
          text
            .replace('nextra({', 'nextra({ unstable_shouldAddLocaleToLinks: true,')
            .replace('output:', "i18n: { locales: ['en', 'de'], defaultLocale: 'en' },\n  output:"),
        ],
      ];
    if (name === 'app/layout.jsx')
      return [
        [
          'app/[lang]/layout.jsx',
          text
            .replace('RootLayout({ children }) {', '$&\n  const { lang } = await params;')
            .replace('RootLayout({ children })', 'RootLayout({ children, params })')
            .replace('lang="en"', 'lang={lang}')
            .replace('getPageMap()', "getPageMap('/' + lang)"),
        ],
      ];
    if (name.startsWith('app/[['))
      return [
        [
          name.replace('app/', 'app/[lang]/'),
          text
            .replace("'../../mdx-components'", "'../../../mdx-components'")
            .replace(
              'importPage((await props.params).mdxPath)',
              'importPage((await props.params).mdxPath, (await props.params).lang)',
            )
            .replace('importPage(params.mdxPath)', 'importPage(params.mdxPath, params.lang)'),
        ],
      ];
    // It lists the pages of one language.
    return name === 'app/sitemap.js' ? [] : [[name, text]];
  });
  return { ...site, files: Object.fromEntries(files) };
}

test('a site of Nextra in several languages gates and compiles the pages of each', async () => {
  const { folder, code, output } = await sharedSite(siteInLanguages());
  expect(code, output).toBe(0);
  const read = (name: string): string => readFileSync(join(folder, nextra.output, name), 'utf8');
  for (const language of languages) {
    const page = read(`${language}.html`);
    expect(page).toContain(`<html lang="${language}"`);
    expect(page).toMatch(/<head><meta charSet="utf-8"\/><script data-api-url=/);
    expect(page).toContain('reader</bookplate-text>');
    expect(page).toMatch(
      new RegExp(
        `<a [^>]*href="/docs/${language}/admin-guide"[^>]*><bookplate-groups data-bookplate-groups="admin`,
      ),
    );
    for (const { slug } of contractPages) if (slug) read(`${language}/${slug}.html`);
  }
  expect(nextra.searchText!(join(folder, nextra.output))).not.toMatch(gatedWord);
}, 120_000);
