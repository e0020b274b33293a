import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

test.each<[string, RegExp]>([
  ['apps/console/Dockerfile', /^(?:FROM|ARG NODE_IMAGE=?)\s*(\S+)/gm],
  ['apps/console/compose.yaml', /^\s*image:\s*(\S+)/gm],
  ...['ci', 'release', 'site'].map((name): [string, RegExp] => [
    `.github/workflows/${name}.yml`,
    /\buses:\s*(\S+)/g,
  ]),
])('%s names what it builds on by hash', (file, pattern) => {
  const names = [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].map(
    ([, name = '']) => name,
  );
  expect(names.length).toBeGreaterThan(0);
  for (const name of names)
    if (name !== '$NODE_IMAGE') expect(name).toMatch(/@(sha256:[\da-f]{64}|[\da-f]{40})$/);
});
