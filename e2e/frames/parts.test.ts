import { expect, test } from 'vitest';
import { longAway, useBrowser, waitForText } from '../lib/browser.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { ada, bob, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const isEnterprise = '["===",["user","plan"],"enterprise"]';
const isNot = `["!",${isEnterprise}]`;
const looked = [
  '#greeting',
  '#enterprise',
  '#others',
  '#admins',
  '#admins-or-beta',
  '#nobody',
  '#category',
  '#deeper',
  '#mixed',
];

/** A page as the build writes it, each kind of part once. */
function partsPage(site: Site): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${scriptTag(site)}<title>Docs</title>
<style>p { display: flex !important; margin: 0; height: 30px }</style></head><body>
<h1 id="greeting"><bookplate-text value='["+","Hello, ",["??",["user","firstName"],"reader"]]'>Hello, reader</bookplate-text></h1>
<bookplate-when data-bookplate-when='${isEnterprise}' data-bookplate-anonymous="hidden"><p id="enterprise">Your SLA</p></bookplate-when>
<bookplate-when data-bookplate-when='${isNot}'><p id="others">Upgrade</p></bookplate-when>
<bookplate-groups data-bookplate-groups="admin"><p id="admins">For admins</p></bookplate-groups>
<bookplate-groups data-bookplate-groups="beta admin"><p id="admins-or-beta">For two groups</p></bookplate-groups>
<bookplate-groups data-bookplate-groups=""><p id="nobody">For nobody</p></bookplate-groups>
<nav><ul><li><details open><summary id="category">For admins</summary><ul>
<li><a href="/a" data-bookplate-groups="admin">A</a></li>
<li><details open><summary id="deeper">Deeper</summary><ul><li><a href="/b" data-bookplate-groups="admin beta">B</a></li></ul></details></li>
</ul></details></li><li><details open><summary id="mixed">Mixed</summary><ul>
<li><a href="/c" data-bookplate-groups="admin">C</a></li><li><a href="/d">D</a></li>
</ul></details></li></ul></nav>
<a id="link" class="plain" href="/start" data-bookplate-attributes='{"href":["+","/plans/",["??",["user","plan"],"none"]]}'>Plan</a>
</body></html>`;
}

const adas = {
  '#greeting': 'Hello, Ada',
  '#enterprise': 'Your SLA',
  '#others': '',
  '#admins': 'For admins',
  '#admins-or-beta': 'For two groups',
  '#nobody': '',
  '#category': 'For admins',
  '#deeper': 'Deeper',
  '#mixed': 'Mixed',
};
const nobodys = {
  '#greeting': 'Hello, reader',
  '#enterprise': '',
  '#others': 'Upgrade',
  '#admins': '',
  '#admins-or-beta': '',
  '#nobody': '',
  '#category': '',
  '#deeper': '',
  '#mixed': 'Mixed',
};

test('a reader who was here sees their parts from the first frame, and nothing moves', async () => {
  const site = await startSite();
  site.user = ada;
  site.docs = (_, response) => {
    response.setHeader('content-type', 'text/html').end(partsPage(site));
  };
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  await page.goto(site.docsUrl);
  await waitForText(page, '#enterprise', 'Your SLA');
  const first = (await seenFrames(page)).seen.find((frame) => frame['#greeting'] !== '');
  expect([adas, nobodys]).toContainEqual(first);

  await page.goto(site.docsUrl);
  const second = await seenFrames(page);
  expect(second.seen.filter((frame) => frame['#greeting'] !== '')).toEqual([adas]);
  expect(second.moved).toEqual([]);
  expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe('/plans/enterprise');
});

test('signed out, the page is that of nobody, and of another account that of the other', async () => {
  const site = await startSite();
  site.docs = (_, response) => {
    response.setHeader('content-type', 'text/html').end(partsPage(site));
  };
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  await recordFrames(page, ...looked);
  await page.reload();
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  const { seen } = await seenFrames(page);
  expect(seen.filter((frame) => frame['#greeting'] !== '')).toEqual([nobodys]);
  expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe('/plans/none');

  site.user = bob;
  await longAway();
  await page.reload();
  await waitForText(page, '#greeting', 'Hello, Bob');
  expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe('/plans/free');
});

test('parts that come later are right at once', async () => {
  const site = await startSite();
  site.user = ada;
  site.docs = (_, response) => {
    response.setHeader('content-type', 'text/html').end(partsPage(site));
  };
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, '#greeting', 'Hello, Ada');
  const shown = await page.evaluate(async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<bookplate-when data-bookplate-when='["===",["user","firstName"],"Ada"]'><p id="late-yes">x</p></bookplate-when>
       <bookplate-when data-bookplate-when='["===",["user","firstName"],"a\\"b\\\\c]"]'><p id="late-no">x</p></bookplate-when>
       <bookplate-when data-bookplate-when="no JSON"><p id="late-junk">x</p></bookplate-when>
       <i id="late-title" data-bookplate-attributes='{"title":["user","firstName"]}'></i>`,
    );
    await Promise.resolve();
    const isShown = (id: string): boolean | undefined =>
      document.getElementById(id)?.checkVisibility();
    return [
      isShown('late-yes'),
      isShown('late-no'),
      isShown('late-junk'),
      document.getElementById('late-title')?.title,
    ];
  });
  expect(shown).toEqual([true, false, false, 'Ada']);
});

test('a playground’s value stands in a sample, behind dots until it is looked at, and is kept nowhere', async () => {
  const site = await startSite();
  const value = '["??",["playground","header","X-API-Key"],"YOUR_KEY"]';
  site.docs = (_, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><html><head>${scriptTag(site)}</head><body style="margin:80px"><pre id="sample" tabindex="0">key: <bookplate-text value='${value}'>YOUR_KEY</bookplate-text></pre></body></html>`,
      );
  };
  const page = await (await visitor()).openTab();
  // The text as it is: `innerText` has the dots.
  const holds = (text: string): Promise<unknown> =>
    page.waitForFunction(
      (wanted) => document.querySelector('#sample')?.textContent === wanted,
      { timeout: 10_000 },
      text,
    );
  const security = (): Promise<string> =>
    page.$eval('bookplate-text', (element) =>
      getComputedStyle(element).getPropertyValue('-webkit-text-security'),
    );
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  expect(await security()).toBe('none');
  await waitForText(page, '#sample', 'key: YOUR_KEY');

  site.user = ada;
  await longAway();
  await page.reload();
  await holds('key: ada-secret-key');
  expect(await security()).toBe('disc');
  expect(await page.$eval('#sample', (sample) => (sample as HTMLElement).innerText)).not.toContain(
    'secret',
  );
  await page.focus('#sample');
  expect(await security()).toBe('none');
  await waitForText(page, '#sample', 'key: ada-secret-key');
  expect(
    await page.evaluate(() =>
      JSON.stringify([localStorage, sessionStorage].map((each) => Object.entries(each))),
    ),
  ).not.toContain('ada-secret-key');

  // From docs page to docs page: remembered, and asked about for the sake of the sample.
  await page.goto(`${site.docsUrl}/next`);
  await holds('key: ada-secret-key');
  site.user = null;
  await longAway();
  await page.reload();
  await waitForText(page, '#sample', 'key: YOUR_KEY');
});

test('what a reader’s data hold never runs, whatever attribute it is put into', async () => {
  const site = await startSite();
  const code = 'javascript:document.title="owned"';
  site.user = { content: { code, split: `java\nscript:document.title='owned'`, good: '/a?b:c' } };
  const attributes = {
    href: ['user', 'code'],
    src: ['user', 'split'],
    formaction: ['user', 'code'],
    'xlink:href': ['user', 'split'],
    onclick: 'document.title="owned"',
    srcdoc: '<script>parent.document.title="owned"</script>',
    style: 'color:red',
    title: ['user', 'code'],
    action: ['user', 'good'],
  };
  site.docs = (_, response) => {
    const json = JSON.stringify(attributes).replaceAll("'", '&#39;');
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><html><head>${scriptTag(site)}</head><body><a id="a" href="/safe" data-bookplate-attributes='${json}'>x</a></body></html>`,
      );
  };
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  const names = await page.$eval('#a', (link) => link.getAttributeNames().sort());
  expect(names).toEqual(['action', 'data-bookplate-attributes', 'id', 'title']);
});
