import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes Astro read all pages again if one has another name than in the last build. Astro keeps a page by its path without
 * the ending and the digest of its text, so that `invite.md` which became `invite.mdx` would stay Markdown: with its
 * expressions shown as text, and its gated blocks shown to everyone.
 *
 * @param root of the site
 * @param folders in which Astro keeps what it has read: one for builds, one for development
 * @returns whether Astro has to read all pages again
 */
export function forgetRenamedPages(root: URL, folders: readonly URL[]): boolean {
  const stale = folders
    .map((folder) => join(fileURLToPath(folder), 'data-store.json'))
    .filter((store) => filesIn(store).some((file) => !existsSync(join(fileURLToPath(root), file))));
  for (const store of stale) rmSync(store);
  return stale.length > 0;
}

/** Of `[…, { "id": 3, "filePath": 14 }, …]`: numbers are places in the list (devalue's format). */
function filesIn(store: string): readonly string[] {
  let values: unknown;
  try {
    values = JSON.parse(readFileSync(store, 'utf8'));
  } catch {
    // There is none, or it is broken: Astro starts again.
    return [];
  }
  if (!Array.isArray(values)) return [];
  return (values as readonly unknown[]).flatMap((value) => {
    const { filePath } = (value ?? {}) as { readonly filePath?: unknown };
    const file: unknown = typeof filePath === 'number' ? values[filePath] : undefined;
    return typeof file === 'string' ? [file] : [];
  });
}
