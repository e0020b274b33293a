import type { Settings } from '@bookplate/protocol';

/**
 * Keeps `bookplate.d.ts` as the settings have it, for editors that are open beside a development server. Nothing waits
 * for it, and the server goes on if it fails.
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
    // Loaded only now: its compiler and formatter are large, and builds need neither.
    const { writeTypes } = await import('./write-types.ts');
    await writeTypes(root, settings);
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
  }
}
