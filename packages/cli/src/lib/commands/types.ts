import { relative, resolve, join } from 'node:path';
import { writeTypes } from '@bookplate/lint/types';
import { createPaint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/**
 * `bookplate types`: writes `bookplate.d.ts` from the `userSchema` of the settings.
 *
 * @param folder with `bookplate.json`, if one was named
 * @param terminal where to print
 * @returns the exit code
 * @throws {ConfigurationError} if settings or schema cannot be used
 * @throws {UsageError} if there is no schema
 */
export async function types(folder: string | undefined, terminal: Terminal): Promise<0> {
  const root = resolve(terminal.folder, folder ?? '');
  const written = await writeTypes(root);
  if (!written)
    throw new UsageError(
      'bookplate.json has no userSchema. Add a JSON Schema of what your Info API sends as `content`, or the path of a .json file with one:\n\n  "userSchema": { "type": "object", "properties": { "firstName": { "type": "string" } } }',
    );
  const file = relative(terminal.folder, join(root, written.file));
  const paint = createPaint(terminal);
  terminal.write(
    written.isChanged ? `${paint('green', 'Wrote')} ${file}\n` : `${file} is up to date.\n`,
  );
  return 0;
}
