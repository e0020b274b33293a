import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { headTags } from './head-tags.ts';
import { warmFiles } from './warm-files.ts';

const settings = {
  apiUrl: 'https://dash.foo.com/me',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  warmFrame: 'https://DASH.foo.com/',
  hint: 'foo.com',
  console: 'https://console.foo.com/v1/sites/foo/settings.json',
};

/** Runs the script in a page at the top, and returns the warnings. */
function warningsAt(origin: string, script: string): readonly string[] {
  const warnings: string[] = [];
  const window: Record<string, unknown> = { location: { origin } };
  window['top'] = window;
  runInNewContext(script, {
    window,
    console: { warn: (text: string) => warnings.push(text) },
  });
  return warnings;
}

test('writes nothing without the setting', () => {
  const { warmFrame: _, ...without } = settings;
  expect(warmFiles(without)).toEqual([]);
});

test('the page loads its script from the folder of the docs, and again when that changes', () => {
  const [page, script] = warmFiles(settings, '/docs/');
  expect([page?.name, script?.name]).toEqual(['bookplate-warm.html', 'bookplate-warm.js']);
  expect(page?.text).toMatch(/<script src="\/docs\/bookplate-warm\.js\?[\da-f]{8}">/);
  expect(page?.text).toContain('<meta name="bookplate:warm" content="https://dash.foo.com">');
  expect(page?.text).toContain('noindex');
  const [relative] = warmFiles({ ...settings, cacheSeconds: 0 });
  expect(relative?.text).toMatch(/<script src="bookplate-warm\.js\?[\da-f]{8}">/);
  const versions = [page, relative].map((file) => /\?(\w+)/.exec(file?.text ?? '')?.[1]);
  expect(new Set(versions).size).toBe(2);
});

test('the script has the settings of the head script, by the same names in the same order', () => {
  const [, script] = warmFiles(settings);
  const { tag } = JSON.parse(/\}\)\((.*)\);\n$/.exec(script?.text ?? '')?.[1] ?? '') as {
    tag: Record<string, string>;
  };
  const [head] = headTags(settings, 'inline');
  const attributes = Object.entries(tag).map(([name, text]) => [
    `data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    text,
  ]);
  expect(attributes).toEqual(Object.entries(head?.attrs ?? {}));
});

test('the script names the dashboard to other pages', () => {
  const [, script] = warmFiles(settings);
  expect(warningsAt('https://docs.foo.com', script?.text ?? '')).toEqual([
    '[bookplate] The warm frame is for pages of https://dash.foo.com, and this one is https://docs.foo.com.',
  ]);
});
