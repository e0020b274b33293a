import { join, relative, sep } from 'node:path';
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
  const found = [...scripts.keys()].filter((name) => {
    const command = scripts.get(name) ?? '';
    // Package managers run these, too.
    const all = [name, ...['pre', '', 'post'].map((when) => scripts.get(when + name) ?? '')];
    if (all.some((each) => publishes.test(each) || neverEnds.test(each))) return false;
    if (/\b(?:dev|clean)\b/.test(name)) return false;
    return partOf(command, program) !== undefined;
  });
  return (
    found.find((name) => name === 'build') ??
    found.find((name) => /^build:|:build$/.test(name)) ??
    found[0]
  );
}

/** The part of a command that builds docs with a program. */
function partOf(command: string, program: string): string | undefined {
  const build = builds[program] ?? new RegExp(`^${program}(?:\\s+-\\S+)*\\s+build(?!\\S)`);
  return command
    .split(/&&?|\|\|?|;/)
    .map((part) => part.trim().replace(runners, ''))
    .find((part) => build.test(part));
}

/**
 * @param manifest of the docs
 * @param name of the script that builds them
 * @returns whether it applies Bookplate, too: itself, or a script that follows it or that it runs
 */
export function isApplied({ scripts }: Manifest, name: string): boolean {
  const own = [name, `post${name}`].map((each) => scripts.get(each) ?? '');
  const called = [...scripts].flatMap(([other, command]) =>
    own.some((each) => each.split(/[\s;&|]+/).includes(other)) ? [command] : [],
  );
  return [...own, ...called].some((command) => /\bbookplate apply\b/.test(command));
}

const toFolder =
  /\s(?:-[do]|--(?:destination|site-dir|dest-dir|to-dir|output|output-dir|out-dir|outDir))[=\s]+["']?([\w./-]+)/;

/**
 * @param root of the docs
 * @param manifest of the docs
 * @param builder that they have, with the folder that it writes by default
 * @returns the folder that the build writes, seen from the docs
 */
export function outputOf(
  root: string,
  manifest: Manifest,
  { program, output }: Pick<Generator, 'program' | 'output'>,
): string {
  // There `-d` is the folder of a cache.
  if (program === undefined || program === 'sphinx-build') return output;
  const command = manifest.scripts.get(buildScript(manifest, program) ?? '') ?? '';
  const folder = toFolder.exec(partOf(command, program) ?? '')?.[1];
  return folder === undefined ? output : pathFrom(root, join(manifest.folder, folder));
}

function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/**
 * Lets the script that builds a site apply Bookplate, too: what is published is what it writes.
 *
 * @param root of the docs
 * @param manifest of the docs
 * @param generator that they have
 * @returns a step for package.json; undefined if it builds nothing, or in another folder
 */
export function planScript(
  root: string,
  manifest: Manifest,
  generator: Generator,
): Step | undefined {
  const name = generator.program && buildScript(manifest, generator.program);
  const command = name === undefined ? undefined : manifest.scripts.get(name);
  if (name === undefined || command === undefined) return undefined;
  const file = pathFrom(root, join(manifest.folder, 'package.json'));
  if (isApplied(manifest, name)) return { kind: 'done', file };
  if (/(?:^|[\s;&])cd\s/.test(command)) return undefined;
  const written = join(root, outputOf(root, manifest, generator));
  const after = `${command} && bookplate apply ${pathFrom(manifest.folder, written)}`;
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
