import { run } from '../../packages/cli/dist/lib/run.js';
import { join } from 'node:path';
import { writeIfChanged } from './code-pages.ts';
import { settingsPage } from './settings-page.ts';

const commands = [
  'init',
  'doctor',
  'lint',
  'types',
  'conformance',
  'apply',
  'snippet',
  'warm',
  'remove',
] as const;
/**
 * Writes the pages that come from the code: the settings from their JSON Schema, the commands from their own help.
 *
 * @param folder the docs collection of Astro
 */
export async function writeReferencePages(folder: string): Promise<void> {
  writeIfChanged(join(folder, 'reference/settings.md'), settingsPage());
  writeIfChanged(join(folder, 'reference/cli.md'), await commandsPage());
}

async function commandsPage(): Promise<string> {
  const parts = [];
  for (const command of commands)
    parts.push(`## ${command}`, `\`\`\`text\n${(await helpOf([command])).trim()}\n\`\`\``);
  return [
    '---\ntitle: Commands\ndescription: All commands of bookplate, as their own help prints them.\neditUrl: false\nsidebar:\n  order: 6\n---',
    '```sh\nnpm install -D bookplate\n```',
    'Exit codes: 0 fine, 1 findings, 2 could not run. `NO_COLOR` is respected, and files and pipes get no colours.',
    ...parts,
    '',
  ].join('\n\n');
}

async function helpOf(command: readonly string[]): Promise<string> {
  let text = '';
  await run([...command, '--help'], {
    write: (part: string) => void (text += part),
    writeError: (part: string) => void (text += part),
    // As many as fit beside sidebar and table of contents.
    columns: 70,
  } as Parameters<typeof run>[1]);
  return text;
}
