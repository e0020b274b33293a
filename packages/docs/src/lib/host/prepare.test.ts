import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useFolder } from '../../../../../test/use-folder.ts';
import { prepare } from './prepare.ts';

const { folder, write } = useFolder();
const manifest = new URL('../../../package.json', import.meta.url);

function writeDocs(): void {
  write(
    'bookplate.json',
    JSON.stringify({
      apiUrl: 'https://dash.foo.com/me',
      loginUrl: 'https://dash.foo.com/login',
      docsOrigin: 'https://docs.foo.com',
      environments: { development: { apiUrl: 'https://dash.dev.foo.com/me' } },
    }),
  );
  write('personas/grace.json', '{ "content": { "firstName": "Grace" } }');
  write('personas/broken.json', '{');
}

test('a build has a head that loads the deferred file, and nothing of the development server', async () => {
  writeDocs();
  const warnings: string[] = [];
  const prepared = await prepare(
    folder(),
    undefined,
    { isDevelopment: false, manifest },
    (message) => void warnings.push(message),
  );
  const text = JSON.stringify(prepared.tags('/assets/x.js'));
  expect(text).toContain('https://dash.foo.com/me');
  expect(text).toContain('/assets/x.js');
  expect(text).not.toContain('Grace');
  expect(prepared.deferredFile?.name).toMatch(/^bookplate\.[\da-f]{8}\.js$/);
  expect(prepared.policy).toContain("script-src 'self' 'sha256-");
  expect(prepared.links).toEqual({
    loginUrl: 'https://dash.foo.com/login',
    logoutUrl: undefined,
    docsOrigin: 'https://docs.foo.com',
  });
  expect([prepared.watch, warnings]).toEqual([[], []]);
});

test('a development server has its environment and the personas, and names the files to watch', async () => {
  writeDocs();
  const warnings: string[] = [];
  const prepared = await prepare(
    folder(),
    undefined,
    { isDevelopment: true, manifest },
    (message) => void warnings.push(message),
  );
  const text = JSON.stringify(prepared.tags(''));
  expect(text).toContain('https://dash.dev.foo.com/me');
  expect(text).toContain('Grace');
  expect(prepared.deferredFile).toBeUndefined();
  expect(prepared.watch).toEqual([
    join(folder(), 'bookplate.json'),
    join(folder(), 'personas'),
    join(folder(), 'personas/grace.json'),
  ]);
  expect(warnings).toEqual([expect.stringContaining('broken.json')]);
});
