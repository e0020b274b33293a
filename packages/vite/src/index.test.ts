import { expect, test } from 'vitest';
import { useFolder } from '../../../test/use-folder.ts';
import type { ResolvedConfig } from '@bookplate/docs/host';
import { bookplate } from './index.ts';

const { folder, write } = useFolder();

/** A project with what Vite would say of it. */
function project(mode: string): { config: ResolvedConfig; warnings: readonly string[] } {
  const warnings: string[] = [];
  write(
    'bookplate.json',
    JSON.stringify({
      apiUrl: 'https://dash.foo.com/api',
      loginUrl: 'https://dash.foo.com/login',
      environments: { staging: { apiUrl: 'https://dash.staging.foo.com/api' } },
    }),
  );
  const config: ResolvedConfig = {
    root: folder(),
    base: '/',
    build: { assetsDir: 'assets' },
    command: 'build',
    mode,
    logger: { info: () => {}, warn: (message) => void warnings.push(message) },
  };
  return { config, warnings };
}

async function headOf(mode: string): Promise<string> {
  const plugin = bookplate();
  await plugin.configResolved(project(mode).config);
  const page = await plugin.transformIndexHtml.handler('<head></head>', { path: '/index.html' });
  return JSON.stringify(page);
}

test('names the versions of the host that are not supported', async () => {
  write('node_modules/vite/package.json', '{ "version": "6.4.1" }');
  write('node_modules/react/package.json', '{ "version": "19.3.1" }');
  const { config, warnings } = project('production');
  await bookplate().configResolved(config);
  expect(warnings).toEqual([
    '[bookplate] Found vite 6.4.1. Expected ^7 || ^8: install a version in this range.\nhttps://bookplate.github.io/bookplate/codes/build/host-version/',
  ]);
});

test('takes the environment from the mode', async () => {
  expect(await headOf('production')).toContain('https://dash.foo.com/api');
  expect(await headOf('staging')).toContain('https://dash.staging.foo.com/api');
  await expect(headOf('stagin')).rejects.toThrow('did you mean staging?');
});

test.each([
  ['/docs/', 'src="/docs/bookplate-warm.js?'],
  ['./', 'src="bookplate-warm.js?'],
])('writes the warm frame into the root of a build with base %s', async (base, script) => {
  const { config } = project('production');
  const urls = { apiUrl: 'https://dash.foo.com/api', loginUrl: 'https://dash.foo.com/login' };
  const plugin = bookplate({ ...urls, warmFrame: 'https://dash.foo.com' });
  await plugin.configResolved({ ...config, base });
  const written = new Map<string, string>();
  await plugin.generateBundle.call({
    environment: { config: { consumer: 'client', build: { assetsDir: 'assets' } } },
    emitFile: ({ fileName, source }) => written.set(fileName, source),
  });
  expect(written.get('bookplate-warm.html')).toContain(script);
  expect([...written.keys()]).toContain('bookplate-warm.js');
});
