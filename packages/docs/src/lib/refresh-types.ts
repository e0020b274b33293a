import type { Settings } from '@bookplate/protocol';

/** What is used of `@bookplate/lint/types`, which is there if the site has the command `bookplate`. */
interface TypesModule {
  writeTypes(root: string, settings: Settings): Promise<unknown>;
}

/**
 * Keeps `bookplate.d.ts` as the settings have it, for editors that are open beside a development server. Nothing waits
 * for it, and the server goes on if it fails. Sites without `@bookplate/lint` have no such file.
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
    // Not by its name in one piece: the compiler would want it to be there.
    const name = '@bookplate/lint';
    // Loaded only now: its compiler and formatter are large, and builds need neither.
    const { writeTypes } = (await import(`${name}/types`)) as TypesModule;
    await writeTypes(root, settings);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return;
    warn(error instanceof Error ? error.message : String(error));
  }
}
