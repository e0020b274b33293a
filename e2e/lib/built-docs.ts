import { cpSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses that built docs have in them. */
interface BuiltAddresses {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly docsOrigin: string;
  readonly hint: string;
}

/** Which text becomes which. */
type Moves = readonly (readonly [from: string, to: string])[];

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
  move: (built: BuiltAddresses) => Moves,
): void {
  const source = join(import.meta.dirname, `../../examples/${company}/docs`);
  const built = JSON.parse(readFileSync(join(source, 'bookplate.json'), 'utf8')) as BuiltAddresses;
  copyMoved(join(source, 'dist'), folder, move(built));
}

/**
 * Copies what is built, and moves it to other addresses.
 *
 * @param source the folder
 * @param folder the copy
 * @param moves which text becomes which
 */
export function copyMoved(source: string, folder: string, moves: Moves): void {
  // A login link has the page's own address encoded in it.
  const all = moves.flatMap(([from, to]) => [
    [from, to] as const,
    [encodeURIComponent(from), encodeURIComponent(to)] as const,
  ]);
  cpSync(source, folder, { recursive: true });
  for (const name of filesIn(folder, '**/*.{html,js,json,txt,xml}')) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const moved = all.reduce((each, [from, to]) => each.replaceAll(from, to), text);
    if (moved !== text) writeFileSync(path, moved);
  }
}

/**
 * @param folder of a site
 * @param pattern of names
 * @returns the files; a folder may have such a name, too, as webpack's for the route `llms.txt`
 */
export function filesIn(folder: string, pattern: string): readonly string[] {
  return globSync(pattern, { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
}
