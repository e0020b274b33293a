import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type ConfigurationIssue,
  describeUserIssue,
  readUser,
  type User,
  type UserIssue,
} from '@bookplate/protocol';
import { type JsonFile, readJsonFile } from './settings/json-file.ts';
import type { JsonMistake } from './settings/parse-json.ts';

/** A made-up User, for previews. */
export interface Persona {
  /** The name of its file, without `.json`. */
  readonly name: string;
  readonly user: User;
}

/** A file of the personas' folder. */
export interface PersonaFile {
  readonly name: string;
  readonly path: string;
  readonly json: JsonFile | JsonMistake;
  /** In which ways it is no User. */
  readonly issues: readonly UserIssue[];
  /** Undefined if it is none. */
  readonly user: User | undefined;
}

/**
 * Reads the personas of the docs: each JSON file of the folder is the User that an Info API would answer.
 *
 * @param folder where they are; it need not exist
 * @returns the personas in the order of their names, and what is wrong with those that are none
 */
export function readPersonas(folder: string): {
  readonly personas: readonly Persona[];
  readonly issues: readonly ConfigurationIssue[];
} {
  const files = readPersonaFiles(folder);
  return {
    personas: files.flatMap(({ name, user }) => (user ? [{ name, user }] : [])),
    issues: files.flatMap(({ path, json, issues }): readonly ConfigurationIssue[] =>
      'message' in json
        ? [{ path, message: `expected a User as JSON: ${json.message} (line ${json.line})` }]
        : issues.map((issue) => ({ path, message: describeUserIssue(issue) })),
    ),
  };
}

/**
 * Reads the files of the personas, whatever is in them.
 *
 * @param folder where they are; it need not exist
 * @returns in the order of their names
 */
export function readPersonaFiles(folder: string): readonly PersonaFile[] {
  return jsonFilesOf(folder).map((file): PersonaFile => {
    const path = join(folder, file);
    const json = readJsonFile(path);
    const { user, issues } =
      'message' in json ? { user: undefined, issues: [] } : readUser(json.value);
    return {
      name: basename(file, '.json'),
      path,
      json,
      issues,
      user: issues.length === 0 ? user : undefined,
    };
  });
}

function jsonFilesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
