import { join, relative } from 'node:path';
import type { Generator } from '@bookplate/lint/generators';
import type { Manifest } from './manifest.ts';
import type { Step } from './plan.ts';

/**
 * @param manifest of the docs
 * @param program that builds them, such as `vitepress`
 * @returns the name of the script that builds them with it, if there is one
 */
export function buildScript({ scripts }: Manifest, program: string): string | undefined {
  const runs = new RegExp(`(?:^|[\\s&;/])(?:@11ty/)?${program}(?:$|\\s)`);
  const never = /\b(?:dev|serve|start|preview|watch|clean)\b|--(?:serve|watch)\b/;
  return [...scripts].find(
    ([name, command]) => runs.test(command) && !never.test(`${name} ${command}`),
  )?.[0];
}

/**
 * Lets the script that builds a site apply Bookplate, too: what is published is what it writes.
 *
 * @param root of the docs
 * @param manifest of the docs
 * @param generator that they have
 * @returns a step for package.json; undefined if it builds nothing
 */
export function planScript(
  root: string,
  manifest: Manifest,
  { program, output }: Generator,
): Step | undefined {
  const name = program && buildScript(manifest, program);
  const command = name === undefined ? undefined : manifest.scripts.get(name);
  if (name === undefined || command === undefined) return undefined;
  const file = relative(root, join(manifest.folder, 'package.json'));
  if (/\bbookplate apply\b/.test(command)) return { kind: 'done', file };
  const written = /--output[= ]([\w./-]+)/.exec(command)?.[1] ?? output;
  const after = `${command} && bookplate apply ${relative(manifest.folder, join(root, written))}`;
  // The text of the command as JSON may be written in other ways: then it is not found.
  const [before, edited] = [command, after].map((each) => JSON.stringify(each));
  const parts = manifest.text.split(`${JSON.stringify(name)}: ${before}`);
  if (parts.length !== 2)
    return { kind: 'paste', file, paste: `${JSON.stringify(name)}: ${edited}` };
  return {
    kind: 'change',
    file,
    before: manifest.text,
    after: parts.join(`${JSON.stringify(name)}: ${edited}`),
  };
}
