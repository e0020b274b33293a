import { join } from 'node:path';
import { type Settings, settingsTable } from '@bookplate/protocol';
import { withPage } from '../build-code.ts';
import { type Persona, readPersonas } from '../personas.ts';

/** What a development server adds to the head. */
export interface Development {
  /** The made-up readers that pages can be viewed as. */
  readonly personas: readonly Persona[];
}

/**
 * @param root of the docs, where `bookplate.json` is
 * @param settings of the docs
 * @returns the folder of the persona files
 */
export function personasFolder(
  root: string,
  { personas = settingsTable.personas.default }: Settings,
): string {
  return join(root, personas);
}

/**
 * Reads what a development server adds to the head.
 *
 * @param root of the docs
 * @param settings of the docs
 * @param warn is told of files that are no personas
 * @returns for `headTags`
 */
export function readDevelopment(
  root: string,
  settings: Settings,
  warn: (message: string) => void,
): Development {
  const { personas, issues } = readPersonas(personasFolder(root, settings));
  for (const { path, message } of issues) warn(withPage('persona-invalid', `${path}: ${message}`));
  return { personas };
}
