import { join, relative } from 'node:path';
import type { Generator } from '@bookplate/lint/generators';
import type { Manifest } from './manifest.ts';
import type { Step } from './plan.ts';

/** How a program builds docs; those that are left out do it with `build`. */
const builds: Readonly<Record<string, RegExp>> = {
  antora: /^antora\s/,
  bundle: /^jekyll\s+build(?!\S)/,
  eleventy: /^eleventy(?:$|\s+-)/,
  hugo: /^hugo(?:$|\s+-)/,
  'sphinx-build': /^(?:sphinx-build\s|make\s+html(?!\S))/,
};

/** What may stand before a program: variables, options, and programs that run others. */
const runners =
  /^(?:(?:\w+=(?:'[^']*'|"[^"]*"|\S*)|-\S*|npx|bunx|pnpm|yarn|bun|exec|dlx|run|cross-env|dotenv|python3?|poetry|pipenv|hatch|pdm|uvx?|bundle)\s+)*(?:\S*\/)?/;

const publishes = /deploy|publish|release|gh-pages|git\s+push|rsync/i;
const neverEnds = /\b(?:server?|start|preview|watch)\b|(?:^|\s)-w\b/;

/**
 * Finds the script that builds docs. It is run, so it must do nothing else that others would see.
 *
 * @param manifest of the docs
 * @param program that builds them, such as `vitepress`
 * @returns the name of the script that builds them with it, if there is one
 */
export function buildScript({ scripts }: Manifest, program: string): string | undefined {
  const build = builds[program] ?? new RegExp(`^${program}(?:\\s+-\\S+)*\\s+build(?!\\S)`);
  const found = [...scripts.keys()].filter((name) => {
    const command = scripts.get(name) ?? '';
    // Package managers run these, too.
    const all = [name, ...['pre', '', 'post'].map((when) => scripts.get(when + name) ?? '')];
    if (all.some((each) => publishes.test(each) || neverEnds.test(each))) return false;
    if (/\b(?:dev|clean)\b/.test(name)) return false;
    return partsOf(command).some((part) => build.test(part.replace(runners, '')));
  });
  return (
    found.find((name) => name === 'build') ??
    found.find((name) => /^build:|:build$/.test(name)) ??
    found[0]
  );
}

function partsOf(command: string): readonly string[] {
  return command.split(/&&?|\|\|?|;/).map((part) => part.trim());
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
