import { environmentsWords } from './environments.ts';
import { type JsonSchema, kindOf } from './setting-kinds.ts';
import type { SettingRow } from './setting-row.ts';
import { settingsTable } from './settings-table.ts';

const rows = Object.entries<SettingRow>(settingsTable);

/**
 * Writes the settings table as JSON Schema, for editors.
 *
 * @returns a schema in draft 7, which all editors know, of `bookplate.json`
 */
export function settingsSchema(): JsonSchema {
  const properties = Object.fromEntries(rows.flatMap(([name, row]) => propertiesOf(name, row)));
  const inEnvironment = Object.keys(properties).map((name) => [
    name,
    { $ref: `#/properties/${name}` },
  ]);
  /** A setting has its former name or its present one. */
  const oneName = Object.fromEntries(
    rows.flatMap(([name, { formerName }]) =>
      formerName === undefined ? [] : [[formerName, { not: { required: [name] } }]],
    ),
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Bookplate',
    description:
      'The settings of a documentation site that recognises its readers. Bookplate personalises public pages; it cannot protect them.',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where editors find this schema.' },
      ...properties,
      environments: {
        description: environmentsWords.description,
        examples: [environmentsWords.example],
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: Object.fromEntries(inEnvironment),
          dependencies: oneName,
          additionalProperties: false,
        },
      },
    },
    anyOf: [{ required: namesWith('isRequired') }, { required: ['console'] }],
    dependencies: {
      ...Object.fromEntries(
        rows.flatMap(([name, row]) => ('needs' in row ? [[name, [row.needs]]] : [])),
      ),
      ...oneName,
    },
    additionalProperties: false,
  };
}

function propertiesOf(name: string, row: SettingRow): readonly [string, JsonSchema][] {
  const { description, example, formerName } = row;
  const schema = kindOf(row).schema(row);
  const words = { description, ...(example !== undefined && { examples: [example] }) };
  const byDefault = 'default' in row ? { default: row.default } : {};
  const present: [string, JsonSchema] = [name, { ...words, ...schema, ...byDefault }];
  if (formerName === undefined) return [present];
  const former = { description: `The former name of ${name}.`, deprecated: true, ...schema };
  return [present, [formerName, former]];
}

function namesWith(property: 'isRequired'): readonly string[] {
  return rows.flatMap(([name, row]) => (property in row ? [name] : []));
}
