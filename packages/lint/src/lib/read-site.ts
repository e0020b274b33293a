import { basename, join, posix } from 'node:path';
import type { FoundSite } from './find-site.ts';
import { settingsTable } from '@bookplate/protocol';
import { readPersonaFiles } from '@bookplate/docs/personas';
import { readSettings } from './read-settings.ts';
import { readSchema } from './user-schema/read-schema.ts';
import type { Place } from './findings.ts';
import type { KnownGroups, SettingsReading, Site, SitePersona } from './site.ts';

/**
 * Reads all that is about the whole site.
 *
 * @param found where it is
 * @returns the site; what is wrong with it is in it
 */
export function readSite({ root, host }: FoundSite): Site {
  const settings = readSettings(root);
  const { userSchema } = settings.settings;
  const schema =
    userSchema === undefined ? undefined : readSchema(root, userSchema, schemaPlace(settings));
  const folder = posix.normalize(settings.settings.personas ?? settingsTable.personas.default);
  const personas: SitePersona[] = [];
  for (const persona of readPersonaFiles(join(root, folder)))
    personas.push({ ...persona, file: posix.join(folder, basename(persona.path)) });
  return {
    root,
    host,
    settings,
    schema: schema && 'validate' in schema ? schema : undefined,
    schemaMistake: schema && 'message' in schema ? schema : undefined,
    personas,
    knownGroups: knownGroupsOf(settings.settings.groups, personas),
  };
}

function schemaPlace({ file, json }: SettingsReading): Place {
  const point = json && 'pointOf' in json ? json.pointOf(['userSchema']) : { line: 1, column: 1 };
  return { file, ...point };
}

function knownGroupsOf(
  listed: readonly string[] | undefined,
  personas: readonly SitePersona[],
): KnownGroups | undefined {
  if (listed) return { names: listed, isListed: true };
  const names = new Set(personas.flatMap(({ user }) => user?.groups ?? []));
  return names.size > 0 ? { names: [...names].sort(), isListed: false } : undefined;
}
