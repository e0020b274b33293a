import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes Astro read all pages again if one has another ending than in the last build. Astro keeps a page by its path without
 * the ending and the digest of its text, so that `invite.md` which became `invite.mdx` would stay Markdown: with its
 * expressions shown as text, and its gated blocks shown to everyone.
 *
 * @param root of the site
 * @param folders in which Astro keeps what it has read: one for builds, one for development
 */
export function forgetRenamedPages(root: URL, folders: readonly URL[]): void {
  const isThere = (file: string): boolean => existsSync(join(fileURLToPath(root), file));
  for (const folder of folders) {
    const store = join(fileURLToPath(folder), 'data-store.json');
    // Pages from elsewhere have a file that is not there.
    const isStale = filesIn(store).some((file) => !isThere(file) && isThere(otherEnding(file)));
    if (isStale) rmSync(store, { force: true });
  }
}

function otherEnding(file: string): string {
  return file.endsWith('.mdx') ? file.slice(0, -1) : `${file}x`;
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
