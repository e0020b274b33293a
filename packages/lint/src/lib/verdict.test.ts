import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { mistakes, pages, untouched } from '../../../docs/test/pages.ts';
import { processors } from '../../../docs/test/processors.ts';
import { writeSite } from '../../test/write-site.ts';
import type { Target } from '@bookplate/docs/page';
import { lint } from './lint.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const sources = [
  ...pages.map(([, source]) => source),
  ...untouched,
  ...mistakes.map(([marked]) => marked.replace('¦', '')),
  // What React can run and the page cannot, and what neither can.
  'a {user.items.map((item) => item)} <Card user={user} {...user.all} />',
  'a {user.beta && <b onClick={() => open(user.url)}>x</b>}',
  'a <b dangerouslySetInnerHTML={{ __html: user.html }} />',
  '{(user.a = 1)}',
  '{new user.Thing()}',
  '<b>{user.a</b>',
];

const sites: readonly (readonly [Target, Readonly<Record<string, string>>, string])[] = [
  ['static', { 'astro.config.mjs': '' }, 'src/content/docs/page.mdx'],
  ['react', { 'vite.config.ts': '' }, 'page.mdx'],
];

const refusals = new Set(['page-syntax', 'expression-outside']);

/** Where the first mistake is and what it is, or undefined if the page builds. */
async function verdictOfLint(
  config: Readonly<Record<string, string>>,
  file: string,
  source: string,
): Promise<object | undefined> {
  const folder = writeSite({ ...config, [file]: source });
  folders.push(folder);
  for await (const event of lint({ folder, isNamed: false }))
    if (event.type === 'finding' && refusals.has(event.finding.code)) {
      const { line, column, args } = event.finding;
      return { line, column, message: (args as { message: string }).message };
    }
  return undefined;
}

const [[, compileWithRemark] = []] = processors;

test.each(
  sites.flatMap(([target, config, file]) =>
    sources.map((source) => [target, source, config, file] as const),
  ),
)('lint and the remark adapter say the same: %s, %j', async (target, source, config, file) => {
  let verdict: object | undefined;
  try {
    const options = target === 'react' ? { reactModule: '@bookplate/vite/react' } : {};
    await compileWithRemark?.(source, target, [], options);
  } catch (error) {
    const { line, column, reason } = error as { line: number; column: number; reason: string };
    // A build adds the page about it.
    verdict = { line, column, message: reason.replace(/\n\S+\/codes\/build\/[\w-]+\/$/, '') };
  }
  expect(await verdictOfLint(config, file, source)).toEqual(verdict);
});
