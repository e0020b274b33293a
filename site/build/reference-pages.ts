import { run } from '../../packages/cli/dist/lib/run.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIfChanged } from './code-pages.ts';
import { plainMarkdown } from './plain-text.ts';

const commands = [
  'init',
  'doctor',
  'lint',
  'types',
  'conformance',
  'apply',
  'snippet',
  'remove',
] as const;
const schemaFile = join(import.meta.dirname, '../../packages/docs/bookplate.schema.json');

interface SettingSchema {
  readonly description?: string;
  readonly type?: string;
  readonly anyOf?: readonly { readonly type: string }[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * Writes the pages that come from the code: the settings from their JSON Schema, the commands from their own help.
 *
 * @param folder the docs collection of Astro
 */
export async function writeReferencePages(folder: string): Promise<void> {
  writeIfChanged(join(folder, 'reference/settings.md'), settingsPage());
  writeIfChanged(join(folder, 'reference/cli.md'), await commandsPage());
}

function settingsPage(): string {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as {
    readonly properties: Readonly<Record<string, SettingSchema>>;
  };
  const settings = Object.entries(schema.properties).filter(([name]) => !name.startsWith('$'));
  return [
    '---\ntitle: Settings\ndescription: Every setting of bookplate.json, from its JSON Schema.\neditUrl: false\nsidebar:\n  order: 5\n---',
    'The file `bookplate.json` is beside the configuration of the docs. Editors complete it with `"$schema": "./node_modules/@bookplate/starlight/bookplate.schema.json"`; put the package of your host there.',
    'The two URLs are required, unless a console has them. An unknown name is an error that names the nearest setting. `private`, `authentication` and the like are refused: Bookplate cannot protect pages.',
    '| Setting | Type | Default |\n| --- | --- | --- |',
  ]
    .join('\n\n')
    .concat('\n')
    .concat(
      settings
        .map(
          ([name, { type, anyOf, default: value }]) =>
            `| [\`${name}\`](#${name.toLowerCase()}) | ${type ?? anyOf?.map((each) => each.type).join(' or ')} | ${value === undefined ? '' : `\`${JSON.stringify(value)}\``} |`,
        )
        .join('\n'),
    )
    .concat('\n\n')
    .concat(
      settings
        .map(([name, { description = '', examples = [], minimum, maximum }]) =>
          [
            `## ${name}`,
            plainMarkdown(description),
            ...(minimum === undefined ? [] : [`From ${minimum} to ${maximum}.`]),
            ...examples.map(
              (example) => `\`\`\`json\n${JSON.stringify({ [name]: example }, null, 2)}\n\`\`\``,
            ),
          ].join('\n\n'),
        )
        .join('\n\n'),
    )
    .concat(
      '\n\n## Order of environments\n\nDevelopment servers use `development`, builds use `production`, and Vite uses the name of its `--mode`. `BOOKPLATE_ENV=staging` goes before all of them. What an environment does not set is as in the rest of the file.\n',
    );
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
  } as Parameters<typeof run>[1]);
  return text;
}
