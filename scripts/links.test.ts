import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

const documents = globSync('{*,{packages,apps,examples}/*/*,decisions/*}.md', { cwd: root });

test.each(documents)('links in %s lead to files', (file) => {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/^```[^]*?^```/gm, '');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
  const files = targets.filter((target) => !/^(https?|mailto):|^\//.test(target));
  expect(files.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
});
