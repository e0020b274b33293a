import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hosts } from './find-host.ts';

test.each(hosts)('init asks of $name what its package asks for', ({ plugin, versions }) => {
  const manifest = new URL(
    `../../../../${plugin.replace('@bookplate/', '')}/package.json`,
    import.meta.url,
  );
  const { peerDependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    peerDependencies: Readonly<Record<string, string>>;
  };
  expect(peerDependencies).toMatchObject(versions);
});
