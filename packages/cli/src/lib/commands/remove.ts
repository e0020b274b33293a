import { describeGroups } from '@bookplate/protocol';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findImports, type PageRemoval, planRemoval } from '@bookplate/lint/remove';
import { findDocs } from '../init/find-docs.ts';
import { uninstallCommand } from '../init/manifest.ts';
import { planHost } from '../init/plan.ts';
import { showDiff } from '../report/show-diff.ts';
import { createPaint, type Paint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface RemoveOptions {
  readonly yes?: boolean;
}

/** Files of Bookplate's own. Personas are left: they are the site's work. */
const ownFiles = ['bookplate.json', 'bookplate.d.ts', 'src/bookplate.d.ts'];

/**
 * `bookplate remove`: takes Bookplate out of docs. It lists what would become public, shows every change, asks, and
 * makes it: pages say what anonymous readers saw, gated pages become drafts.
 *
 * @param folder of the docs, if one was named
 * @param options of the command line
 * @param terminal where to ask and print
 * @returns the exit code: 0 removed, or left as it was because you said so; 1 something is left to do by hand
 * @throws {UsageError} if there are no docs, or there is nobody to ask
 */
export async function remove(
  folder: string | undefined,
  options: RemoveOptions,
  terminal: Terminal,
): Promise<0 | 1> {
  const { root, host, generator, manifest } = findDocs(
    resolve(terminal.folder, folder ?? ''),
    false,
  );
  const paint = createPaint(terminal);
  if (generator)
    throw new UsageError(
      `${generator.name}, in ${root}: Bookplate is only in what \`bookplate apply\` wrote. Delete bookplate.json, take \`bookplate apply\` out of the build, and delete ${generator.output}. The next build has nothing of it; \`{user.…}\` in the pages is then published as it is written.`,
    );
  const pages = planRemoval(root);
  const steps = planHost(root, host, 'clean');
  terminal.write(`${host.name}, in ${root}\n\n`);
  terminal.write(tellPublic(pages, paint));

  const changes = [
    ...steps.flatMap((step) =>
      step.kind === 'change' ? [{ file: step.file, before: step.before, after: step.after }] : [],
    ),
    ...pages.filter(({ before, after }) => before !== after),
  ];
  for (const { file, before, after } of changes)
    terminal.write(showDiff(file, before, after, paint));
  const files = ownFiles.filter((file) => existsSync(join(root, file)));
  for (const file of files)
    terminal.write(`${paint('bold', file)}  ${paint('red', 'is deleted')}\n\n`);

  if (changes.length + files.length > 0) {
    if (!(await isWanted(options, terminal))) {
      terminal.write('Nothing was changed.\n');
      return 0;
    }
    for (const { file, after } of changes) writeFileSync(join(root, file), after);
    for (const file of files) rmSync(join(root, file));
    terminal.write(
      `${paint('green', 'Changed')} ${[...changes.map(({ file }) => file), ...files].join(', ')}.\n`,
    );
  } else terminal.write(`${paint('green', 'Nothing to change.')}\n`);

  const left = [
    ...steps.flatMap((step) =>
      step.kind === 'paste' ? [`${step.file}: ${step.paste.replace(/^\/\/ /, '')}`] : [],
    ),
    ...pages.flatMap(({ file, byHand }) =>
      byHand.map(({ line, column, source }) => `${file}:${line}:${column}: ${source}`),
    ),
    ...findImports(root, [...steps.map(({ file }) => file), ...pages.map(({ file }) => file)]).map(
      ({ file, line, column, source }) => `${file}:${line}:${column}: ${source}`,
    ),
    ...steps.flatMap(({ file }) => draftsNamedIn(root, file, pages)),
    ...pages.flatMap(({ file, groups, isDraft }) =>
      groups && !isDraft
        ? [`${file}: it was for ${describeGroups(groups)}, and is public now. Delete or move it.`]
        : [],
    ),
  ];
  if (left.length > 0)
    terminal.write(
      `\n${paint('yellow', 'Left to do by hand:')}\n${left.map((line) => `  ${line}\n`).join('')}`,
    );
  const installed = [host.plugin, 'bookplate'].filter((name) => manifest.dependencies.has(name));
  if (installed.length > 0)
    terminal.write(
      `\nNext:\n  ${uninstallCommand(manifest.folder, installed)}\n  build the docs${pages.some(({ isDraft }) => isDraft) ? ', and look for the drafts in their sidebar' : ''}\n`,
    );
  return left.length > 0 ? 1 : 0;
}

/** Sidebars, navigation bars and redirects of a configuration: hosts refuse those that lead to no page. */
function draftsNamedIn(
  root: string,
  file: string,
  pages: readonly PageRemoval[],
): readonly string[] {
  const drafts = new Set(pages.flatMap(({ path, isDraft }) => (isDraft && path ? [path] : [])));
  const path = join(root, file);
  if (drafts.size === 0 || !existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/(['"`])([^'"`]+)\1/g)]
        .filter(([, , text = '']) => drafts.has(text.replaceAll(/^\/+|\/+$/g, '')))
        .map(
          ({ index: at, 0: quoted }) =>
            `${file}:${index + 1}:${at + 1}: ${quoted} is a draft now. Take the entry out.`,
        ),
    );
}

function tellPublic(pages: readonly PageRemoval[], paint: Paint): string {
  const gated = pages.flatMap(({ file, groups, isDraft }) =>
    groups
      ? [
          `  ${file}  for ${describeGroups(groups)}; ${isDraft ? 'becomes a draft, which is not published' : 'becomes public'}`,
        ]
      : [],
  );
  const parts = pages.flatMap(({ file, hiddenParts }) =>
    hiddenParts.map(
      ({ line, column }) => `  ${file}:${line}:${column}  a part for some readers; it is taken out`,
    ),
  );
  const lines = [...gated, ...parts];
  return lines.length === 0
    ? ''
    : `${paint('bold', 'Without Bookplate these would be public:')}\n${lines.join('\n')}\n\n`;
}

async function isWanted({ yes }: RemoveOptions, terminal: Terminal): Promise<boolean> {
  if (yes) return true;
  if (!terminal.isInteractive)
    throw new UsageError(
      'Nothing was changed: there is no terminal to ask on. With --yes it is done without asking.',
    );
  return /^\s*y(es)?\s*$/i.test(await terminal.ask('Make these changes? [y/N] '));
}
