import { readFileSync } from 'node:fs';
import { getCollection } from 'astro:content';
import { gateSidebar, pagePath } from './lib/starlight/gate-sidebar.ts';
import type { StarlightRoute } from './lib/starlight/hooks.ts';

/** Which pages name groups: path to groups, read once for a build. */
let gatedPages: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

/**
 * Starlight's route middleware: marks the sidebar's entries of gated pages, so that the head's stylesheet can hide them.
 *
 * @param context of the page
 * @param next runs the other middlewares
 */
export async function onRequest(
  context: { readonly locals: { readonly starlightRoute: StarlightRoute } },
  next: () => Promise<void>,
): Promise<void> {
  await next();
  const { sidebar, entry } = context.locals.starlightRoute;
  warnIfGroupsAreDropped(entry);
  gatedPages ??= readGatedPages();
  gateSidebar(sidebar, await gatedPages, import.meta.env.BASE_URL);
}

async function readGatedPages(): Promise<ReadonlyMap<string, readonly string[]>> {
  const pages = await getCollection('docs');
  return new Map(
    pages.flatMap(({ id, data: { groups } }) => (groups ? [[pagePath(id), groups]] : [])),
  );
}

const frontMatter = /^---\r?\n([^]*?)\r?\n---/;

/** Without its schema line, Starlight takes unknown keys away without a word: the page would be open to everyone. */
function warnIfGroupsAreDropped({ filePath, data }: StarlightRoute['entry']): void {
  if (data.groups !== undefined || filePath === undefined) return;
  let source = '';
  try {
    source = readFileSync(filePath, 'utf8');
  } catch {
    return;
  }
  if (/^groups\s*:/m.test(frontMatter.exec(source)?.[1] ?? ''))
    console.warn(
      `[bookplate] ${filePath} names groups, and they are dropped: this page is shown to everyone. In src/content.config.ts, write docsSchema({ extend: bookplateSchema() }).`,
    );
}
