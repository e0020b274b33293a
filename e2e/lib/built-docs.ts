import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses that built docs have in them. */
interface BuiltAddresses {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly docsOrigin: string;
}

/**
 * Copies the docs of an example company, as `npm start` and `npm test` build them, and moves them to other addresses.
 *
 * @param company whose docs
 * @param folder the copy, which is not there yet
 * @param move of the addresses of its `bookplate.json`, says which text becomes which
 */
export function copyBuiltDocs(
  company: 'acme' | 'initech',
  folder: string,
  move: (built: BuiltAddresses) => readonly (readonly [from: string, to: string])[],
): void {
  const source = join(import.meta.dirname, `../../examples/${company}/docs`);
  const built = JSON.parse(readFileSync(join(source, 'bookplate.json'), 'utf8')) as BuiltAddresses;
  // A login link has the page's own address encoded in it.
  const moves = move(built).flatMap(([from, to]) => [
    [from, to] as const,
    [encodeURIComponent(from), encodeURIComponent(to)] as const,
  ]);
  cpSync(join(source, 'dist'), folder, { recursive: true });
  for (const name of globSync('**/*.{html,js,json,txt,xml}', { cwd: folder })) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const moved = moves.reduce((each, [from, to]) => each.replaceAll(from, to), text);
    if (moved !== text) writeFileSync(path, moved);
  }
}
