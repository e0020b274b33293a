import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { contextsOf } from '../lib/everything-kept.ts';
import { changeReader, inEurope, openBench, spec } from '../lib/playground-bench.ts';
import { decisive } from '../lib/matrix.ts';
import { type PlaygroundOnPage, settled } from '../lib/playgrounds.ts';
import { ada } from '../lib/site.ts';

/* Redoc shows a document and sends nothing, so of the contract of playgrounds only what is shown is its own. */

const { visitor } = useBrowser();

const nothing = (): Promise<void> => Promise.reject(new Error('Redoc has no fields'));
const redoc = (name: string, files: readonly string[], library: string): PlaygroundOnPage => ({
  name,
  files,
  script: `
    import { redocPlayground } from '@bookplate/openapi/redoc';
    ${library}
    syncPlayground(spec, redocPlayground(redoc, document.querySelector('#reference'), { disableTelemetry: true }));`,
  ready: (page) => settled(page, '#reference h1'),
  type: nothing,
  empty: nothing,
  send: nothing,
});

const versions = [
  redoc('Redoc 3', [], "import * as redoc from '/package/redoc/bundles/redoc.standalone.js';"),
  redoc('Redoc 2', ['redoc-2/bundles/redoc.standalone.js'], 'const redoc = window.Redoc;'),
];

/** Long enough to scroll, with the gated operation at its end. */
const long = {
  ...spec,
  paths: {
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `/pets/${index}`,
        { get: { tags: ['Me'], responses: { 200: { description: 'OK' } } } },
      ]),
    ),
    ...spec.paths,
  },
};

for (const playground of decisive(versions)) {
  const { name } = playground;

  test(`${name} shows each reader the operations of their groups, and nothing of an earlier reader`, async () => {
    const bench = await openBench(visitor, playground, null, long);
    const { page } = bench;
    const seen = (): Promise<string> => page.$eval('#reference', ({ innerHTML }) => innerHTML);
    expect(contextsOf('Hush hush', await seen())).toEqual([]);
    expect(await seen()).toContain('/pets/3');

    await changeReader(bench, ada);
    await expect.poll(async () => (await seen()).includes('Hush hush')).toBe(true);
    await playground.ready(page);
    const scroll = async (end: 'start' | 'end'): Promise<void> => {
      await page.evaluate(
        (isEnd) => scrollTo({ top: isEnd ? document.body.scrollHeight : 0, behavior: 'instant' }),
        end === 'end',
      );
      await playground.ready(page);
    };
    await scroll('end');

    await changeReader(bench, null);
    await expect.poll(async () => contextsOf('Hush hush', await seen())).toEqual([]);
    await playground.ready(page);
    // What is left of the earlier one would follow, and write its operations into the address.
    await scroll('start');
    await scroll('end');
    expect(decodeURIComponent(page.url())).not.toMatch(/hush/i);
    expect(contextsOf('Hush hush', await seen())).toEqual([]);
    expect(bench.logs.join('\n')).not.toMatch(/TypeError|Warning:|Something went wrong/);
  });

  test(`${name} shows the server of the reader`, async () => {
    const bench = await openBench(visitor, playground, inEurope);
    const html = await bench.page.$eval('#reference', ({ innerHTML }) => innerHTML);
    expect(html).toMatch(/\/eu\b/);
  });
}
