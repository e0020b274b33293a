import { expect, test, vi } from 'vitest';
import { useFolder } from '../../../test/use-folder.ts';
import { bookplateMdx } from './fumadocs-mdx.ts';

const { folder, write } = useFolder();

test.each([
  // Deprecated: the code of 16.5.0, published by accident.
  ['17.0.0', {}],
  ['16.16.0', { './mdx-plugins/stringifier': './stringifier.js' }],
])('refuses fumadocs-core %s, which lacks what is needed', async (version, exports) => {
  const installed = 'node_modules/fumadocs-core';
  write(`${installed}/package.json`, JSON.stringify({ version, type: 'module', exports }));
  write(`${installed}/stringifier.js`, 'export const stringify = () => {};');
  vi.spyOn(process, 'cwd').mockReturnValue(folder());
  await expect(bookplateMdx()()).rejects.toThrow(
    `Found fumadocs-core ${version}, without \`replaceSource\` in \`mdx-plugins/stringifier\`. Expected 16.17 or a newer 16:`,
  );
});
