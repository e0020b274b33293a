import { expect, test } from 'vitest';
import type { SiteBuild, SitePlugin } from './hooks.ts';
import { afterOthers } from './after-build.ts';

const seen: string[] = [];
const note = (name: string, delay: number, error?: Error) => async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, delay));
  seen.push(name);
  if (error) throw error;
};
const seal: SitePlugin = {
  name: 'seal',
  postBuild: (build) => afterOthers(build, 'seal', () => void seen.push('seal')),
};

/** As Docusaurus does it. */
function postBuild(plugins: readonly SitePlugin[]): Promise<unknown> {
  seen.length = 0;
  const build: SiteBuild = { outDir: '', plugins };
  return Promise.all(plugins.map(async (plugin) => plugin.postBuild?.(build)));
}

test('looks when all other plugins are done, also if one of them fails', async () => {
  await postBuild([
    seal,
    { name: 'slow', postBuild: note('slow', 20) },
    { name: 'none' },
    { name: 'fast', postBuild: note('fast', 0) },
  ]);
  expect(seen).toEqual(['fast', 'slow', 'seal']);

  const broken = { name: 'broken', postBuild: note('broken', 0, new Error('broken')) };
  const slow = { name: 'slow', postBuild: note('slow', 20) };
  await expect(postBuild([seal, broken, slow])).rejects.toThrow('broken');
});

test('says if it is not the first, so that it could not wait', async () => {
  const early = { name: 'early', postBuild: note('early', 0) };
  await expect(postBuild([early, seal])).rejects.toThrow('Bookplate has to be the first plugin');
});

test('a plugin keeps itself as `this`', async () => {
  const plugin = {
    name: 'own',
    said: '',
    async postBuild(): Promise<void> {
      this.said = this.name;
    },
  };
  await postBuild([seal, plugin]);
  expect(plugin.said).toBe('own');
});
