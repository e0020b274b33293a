import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Settings } from '@bookplate/protocol';
import { withPage } from '../build-code.ts';

/** What is used of `@bookplate/lint/types`, which is there if the site has the command `bookplate`. */
interface TypesModule {
  writeTypes(root: string, settings: Settings): Promise<unknown>;
}

/**
 * Updates `bookplate.d.ts` from the settings, for editors that are open beside a development server. Nothing waits
 * for it, and the server goes on if it fails. Sites without the command `bookplate` have no such file.
 *
 * @param root the folder with `bookplate.json`
 * @param settings of the docs
 * @param warn is told if it fails
 * @returns when it is written
 */
export async function refreshTypes(
  root: string,
  settings: Settings,
  warn: (message: string) => void,
): Promise<void> {
  if (settings.userSchema === undefined) return;
  try {
    // The site has the command, and that has the package: a strict layout of packages lets us reach it by no other way.
    const command = createRequire(join(root, 'package.json')).resolve('bookplate/package.json');
    const file = createRequire(command).resolve('@bookplate/lint/types');
    // Loaded only now: its compiler and formatter are large, and builds need neither.
    const { writeTypes } = (await import(pathToFileURL(file).href)) as TypesModule;
    await writeTypes(root, settings);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return;
    warn(withPage('types-failed', error instanceof Error ? error.message : String(error)));
  }
}
