import { getCollection } from 'astro:content';
import { pageWords } from '@bookplate/docs/gating';
import type { GroupsOf } from '@bookplate/docs/host';
import { readPageGroups } from '@bookplate/docs/page';
import { notePage } from './lib/build-under-way.ts';
import type { StarlightRoute } from './lib/hooks.ts';
import { gateNavigation } from './lib/navigation.ts';
import { gateMeta } from './lib/page-meta.ts';
import { gatePage } from './lib/page.ts';
import { collectPages, pageGroups } from './lib/pages.ts';
import { warnOfFrontMatter } from './lib/warn-of-front-matter.ts';

declare const bookplateLocales: Parameters<typeof pageGroups>[2];
declare const bookplateTitleDelimiter: string;

/** The groups of each page, read once for a build. */
let known: Promise<GroupsOf> | undefined;

/**
 * Starlight's route middleware: marks the sidebar's entries of gated pages, so that the head's stylesheet can hide
 * them, and removes gated pages from public output.
 *
 * @param context of the page
 * @param next runs the other middlewares
 */
export async function onRequest(
  context: { readonly url: URL; readonly locals: { readonly starlightRoute: StarlightRoute } },
  next: () => Promise<void>,
): Promise<void> {
  await next();
  const route = context.locals.starlightRoute;
  const { sidebar, entry } = route;
  warnOfFrontMatter(entry);
  // The components write it into attributes.
  entry.data.groups = readPageGroups(entry.data.groups, entry.filePath ?? entry.id);
  // In the development server, pages change.
  const groupsOf = await (import.meta.env.DEV ? readGroups() : (known ??= readGroups()));
  gateNavigation(sidebar, groupsOf);
  gatePage(route, groupsOf);
  gateMeta(route, groupsOf, bookplateTitleDelimiter);
  notePage({
    file: entry.filePath ?? entry.id,
    path: context.url.pathname,
    title: entry.data.title ?? '',
    groups: entry.data.groups,
    source: entry.body ?? '',
    about: pageWords(entry.data),
  });
}

async function readGroups(): Promise<GroupsOf> {
  return pageGroups(
    collectPages(await getCollection('docs')),
    import.meta.env.BASE_URL,
    bookplateLocales,
  );
}
