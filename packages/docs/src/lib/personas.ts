import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type ConfigurationIssue,
  describeUserIssue,
  readUser,
  type User,
} from '@bookplate/protocol';

/** A made-up User, for previews. */
export interface Persona {
  /** The name of its file, without `.json`. */
  readonly name: string;
  readonly user: User;
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
  const personas: Persona[] = [];
  const issues: ConfigurationIssue[] = [];
  for (const file of jsonFilesOf(folder)) {
    const path = join(folder, file);
    const report = (message: string): void => void issues.push({ path, message });
    try {
      const { user, issues: found } = readUser(JSON.parse(readFileSync(path, 'utf8')));
      for (const issue of found) report(describeUserIssue(issue));
      if (found.length === 0) personas.push({ name: basename(file, '.json'), user });
    } catch (error) {
      report(`expected a User as JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { personas, issues };
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
