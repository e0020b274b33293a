import { type SettingRow, settingsTable } from '@bookplate/protocol';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainMarkdown } from './plain-text.ts';

const schemaFile = join(import.meta.dirname, '../../packages/docs/bookplate.schema.json');

interface SettingSchema {
  readonly description?: string;
  readonly type?: string;
  readonly anyOf?: readonly { readonly type: string }[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Whether a console sets it, by what its row says. */
const setByConsole = {
  sets: 'yes',
  'sets for builds': 'yes, at the next build',
  publishes: '',
} as const satisfies Record<NonNullable<SettingRow['console']>, string>;

/**
 * @returns the page of the settings, from their JSON Schema and their table
 */
export function settingsPage(): string {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as {
    readonly properties: Readonly<Record<string, SettingSchema>>;
  };
  const settings = Object.entries(schema.properties).filter(([name]) => !name.startsWith('$'));
  return [
    '---\ntitle: Settings\ndescription: Every setting of bookplate.json, from its JSON Schema.\neditUrl: false\nsidebar:\n  order: 5\n---',
    'The file `bookplate.json` is beside the configuration of the docs. Editors complete it with `"$schema": "./node_modules/@bookplate/starlight/dist/bookplate.schema.json"`; put the package of your host there.',
    'The two URLs are required, unless a [console](/guides/console/) has them. An unknown name is an error that names the line and the nearest setting. `private`, `authentication` and the like are refused: Bookplate cannot protect pages. To do that, put a login in front of the docs at the server or CDN.',
    '| Setting | Type | Default | Set by a console |\n| --- | --- | --- | --- |',
  ]
    .join('\n\n')
    .concat('\n')
    .concat(
      settings
        .map(
          ([name, setting]) =>
            `| [\`${name}\`](#${name.toLowerCase()}) | ${typeOf(setting)} | ${setting.default === undefined ? '' : `\`${JSON.stringify(setting.default)}\``} | ${consoleSets(name)} |`,
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
      '\n\n## Order of environments\n\nDevelopment servers use `development`, builds use `production`, and Vite uses the name of its `--mode`. `BOOKPLATE_ENV=staging` goes before all of them. `lint`, `types` and `doctor` take what a build would. What an environment does not set is as in the rest of the file; so is all of `production` and `development` where they are not listed. An unknown name is an error. With `docsOrigin`, an environment on other hosts names its own.\n',
    );
}

function consoleSets(name: string): string {
  const row = Object.entries<SettingRow>(settingsTable).find(([known]) => known === name)?.[1];
  return setByConsole[row?.console ?? 'publishes'];
}

function typeOf({ type, anyOf, enum: values = [] }: SettingSchema): string {
  const types = anyOf?.map((each) => each.type) ?? values.map((value) => `\`${value}\``);
  return type ?? types.join(' or ');
}
