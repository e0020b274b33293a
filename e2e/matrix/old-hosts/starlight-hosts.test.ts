import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runBuild } from '../../lib/run-build.ts';
import { buildSite, folderOf, hosts, type Pages } from '../../lib/starlight-builds.ts';

/** What the main part of a page has of ours, in its order, without what hosts write in different ways. */
function oursIn(html = ''): readonly string[] {
  const main = /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
  return (
    main
      .replaceAll(/ (class|style|data-copied|title(?=="Copy))="[^"]*"/g, '')
      .replaceAll(/&(quot|#34|#x22);/g, '"')
      .replaceAll(/&(#39|#x27);/g, "'")
      .replaceAll(/&(amp|#38|#x26);/g, '&')
      .replaceAll('\u007f', '⏎')
      .match(/<bookplate-text.*?<\/bookplate-text>|<[^>]* data-bookplate-[^>]*>/g) ?? []
  );
}

/** An existing page without what Bookplate may add to it: its tags in the head, and the account menu. */
function withoutOurs(html: string): string {
  return html
    .replace(/<script data-api-url[^]*?<\/script>/, '')
    .replace(/<script async(="")? src="\/_astro\/bookplate\.[\da-f]{8}\.js"><\/script>/, '')
    .replace(/<noscript><style>bookplate-when[^]*?<\/noscript>/, '')
    .replaceAll(
      /\s*<span class="bookplate-reader[^]*?<\/bookplate-text>\s*<\/span>\s*<\/span>/g,
      '',
    );
}

/**
 * A page without what differs from build to build: styles and scripts are named by their content, and on a busy machine
 * the highlighter gives up on a line, which leaves it without colours.
 */
function comparable(html: string): string {
  return html
    .replaceAll(/(\/_astro\/[\w.-]+?)\.[\w-]+\.(css|js)/g, '$1.$2')
    .replaceAll(/<div class="code">.*?<\/div>/g, (line) => line.replaceAll(/<\/?span[^>]*>/g, ''));
}

describe.each(hosts)('$name', (host) => {
  let pages: Pages;
  let before: Pages;
  let after: Pages;
  beforeAll(async () => {
    [pages, before, after] = await Promise.all([
      buildSite(host, 'examples/astro-5/docs'),
      buildSite(host, 'e2e/sites/existing'),
      buildSite(host, 'e2e/sites/existing', { WITH_BOOKPLATE: 'yes' }),
    ]);
  }, 240_000);

  test('compiles what pages say of the reader', () => {
    expect(oursIn(pages.get('text/'))).toEqual([
      '<bookplate-text value="user.firstName">your team</bookplate-text>',
      '<bookplate-text value="user.plan">No</bookplate-text>',
      '<bookplate-text value="user.firstName">reader</bookplate-text>',
      '<bookplate-text value="user.firstName">reader</bookplate-text>',
      '<bookplate-text value="user.plan">free</bookplate-text>',
      '<a href="/orgs/1" data-bookplate-attributes="{"href":["+","/orgs/",["??",["user","org","id"],1]],"title":["user","name"]}">',
      '<bookplate-text value="user.email"></bookplate-text>',
      '<bookplate-text value="["?",["===",["user","plan"],"pro"],"many","one"]">one</bookplate-text>',
      '<bookplate-when data-bookplate-when="["user","beta"]" data-bookplate-anonymous="hidden" data-pagefind-ignore="all">',
      '<bookplate-when data-bookplate-when="["!",["user","beta"]]">',
      '<bookplate-groups data-bookplate-groups="admin" data-pagefind-ignore="all">',
      '<bookplate-text value="user.firstName">you</bookplate-text>',
      '<bookplate-text value="["??",["user","firstName"],"you"]">you</bookplate-text>',
      '<button data-code="echo you" data-bookplate-attributes="{"data-code":["text","echo ",["??",["user","firstName"],"you"],""]}">',
      '<bookplate-text value="user.firstName">you</bookplate-text>',
      '<bookplate-when data-bookplate-when="["in",["user","groups"],"beta"]" data-bookplate-anonymous="hidden" data-pagefind-ignore="all">',
    ]);
  });

  test('puts the reader into highlighted code and its copy buttons', () => {
    expect(oursIn(pages.get('code/'))).toEqual([
      '<bookplate-text value="["user","id"]"></bookplate-text>',
      '<bookplate-text value="["??",["playground","header","X-API-Key"],"YOUR_KEY"]">YOUR_KEY</bookplate-text>',
      '<bookplate-text value="["&&",["user","flag"],"-v"]"></bookplate-text>',
      `<button data-code="curl -H 'Key: YOUR_KEY'" data-bookplate-attributes="{"data-code":["text","curl -H 'Key: ",["??",["playground","header","X-API-Key"],"YOUR_KEY"],"'",["&&",["user","flag"],"-v"],""]}">`,
      '<bookplate-text value="["??",["user","org","id"],1]">1</bookplate-text>',
      `<button data-code="const a = '1';" data-bookplate-attributes="{"data-code":["text","const a = '",["??",["user","org","id"],1],"';"]}">`,
      '<bookplate-text value="["??",["playground","header","X-API-Key"],"A"]">A</bookplate-text>',
      `<button data-code="const key = 'A';⏎const key = 'A';" data-bookplate-attributes="{"data-code":["text","const key = 'A';⏎const key = '",["??",["playground","header","X-API-Key"],"A"],"';"]}">`,
    ]);
  });

  test('keeps anchors, contents and labels to the public fallback text', () => {
    const html = pages.get('text/') ?? '';
    expect(html).toContain('<h2 id="set-one-up-for">Set one up for <bookplate-text');
    expect(html).toContain('<h2 id="plan-and-code"><bookplate-text');
    expect(html).toMatch(/href="#plan-and-code"[^>]*>\s*<span[^>]*>plan and code</);
    expect(html).toContain('<aside aria-label="Hello, reader"');
    expect(html).not.toContain('user.firstName ??');
  });

  test('gates pages: their body, and their entries in the sidebar', () => {
    expect(oursIn(pages.get('admin/keys/'))[0]).toBe(
      '<bookplate-groups data-bookplate-groups="admin beta">',
    );
    const links = pages.get('')?.match(/<a href="\/admin\/[^>]*data-bookplate-groups="[^"]*"/g);
    expect(links?.map((link) => link.replaceAll(/ (?!href|data-b)[\w-]+="[^"]*"/g, ''))).toEqual([
      '<a href="/admin/seats/" data-bookplate-groups="admin"',
      '<a href="/admin/keys/" data-bookplate-groups="admin beta"',
    ]);
  });

  test('a table of contents has the groups of its headings', () => {
    const [contents = ''] = /<aside[^]*?<\/aside>/.exec(pages.get('text/') ?? '') ?? [];
    // Beside the text, and in the menu of narrow screens.
    expect(contents.match(/<a [^>]*data-bookplate-groups="admin"[^>]*>/g)).toHaveLength(2);
    for (const id of contents.match(
      /(?<=<a [^>]*data-bookplate-groups="admin"[^>]* href="#)[^"]+/g,
    ) ?? [])
      expect(id).toBe('only-for-admins');
  });

  test('fits the types of the host, with all that TypeScript can check', async () => {
    const folder = folderOf(host, 'examples/astro-5/docs');
    const tsconfig = {
      extends: 'astro/tsconfigs/strictest',
      include: ['.astro/types.d.ts', 'astro.config.ts', 'src'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    const { output } = await runBuild(['tsc', '--noEmit', '-p', '.'], folder);
    // Starlight comes as source, and is checked with it.
    const own = output.split('\n').filter((line) => /^(astro\.config|src)\b/.test(line));
    expect(own).toEqual([]);
  });

  test('compiles a page that was Markdown in the build before', async () => {
    const folder = folderOf(host, 'examples/astro-5/docs');
    const page = join(folder, 'src/content/docs/renamed.md');
    writeFileSync(page, '---\ntitle: Renamed\n---\n\nHello, {user.firstName ?? "reader"}.\n');
    const build = (): Promise<{ code: number | null }> =>
      runBuild([host.node, host.cli, 'build'], folder);
    const html = (): string => readFileSync(join(folder, 'dist/renamed/index.html'), 'utf8');
    expect(await build()).toMatchObject({ code: 0 });
    expect(html()).toContain('{user.firstName');
    renameSync(page, `${page}x`);
    expect(await build()).toMatchObject({ code: 0 });
    expect(html()).toContain('<bookplate-text value="user.firstName">');
  });

  test('leaves the pages of an existing site as they were', () => {
    expect([...before.keys()].sort()).toEqual([
      '',
      '404.html',
      'guides/components/',
      'guides/markdown/',
      'guides/prose/',
    ]);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [path, html] of after) {
      expect(html).toContain('<script data-api-url=');
      expect(html).toContain('bookplate-reader');
      expect(comparable(withoutOurs(html))).toBe(comparable(before.get(path) ?? ''));
    }
  });
});
