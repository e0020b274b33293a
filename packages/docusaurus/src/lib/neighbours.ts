import { neighbour } from '@bookplate/docs/gating';
import type { Doc, DocsVersion, PageLink, SidebarSource } from './hooks.ts';
import { type GatedPages, type Neighbours, pagePath } from './page-data.ts';
import type { SiteContent } from './site-content.ts';

/**
 * Finds for every page where "previous" and "next" lead, if that is not what Docusaurus says: it knows of no groups.
 *
 * @param content of the site
 * @param gatedPages of it
 * @returns the neighbours
 */
export function findNeighbours(
  { versions, blogs }: SiteContent,
  gatedPages: GatedPages,
): Neighbours {
  const lists = [
    ...versions.flatMap(docsInOrder),
    ...blogs.map(({ blogPosts }) =>
      blogPosts
        .map(({ metadata }) => metadata)
        .filter(({ unlisted }) => !unlisted)
        .map(({ title, permalink }) => ({ title, permalink })),
    ),
  ];
  return Object.fromEntries(lists.flatMap((pages) => neighboursIn(pages, gatedPages)));
}

/** A page in the order in which readers go through them. */
interface Stop extends PageLink {
  /** What its front matter says of "previous" and "next". */
  readonly written?: { readonly previous?: PageLink | null; readonly next?: PageLink | null };
  /** Docs can be in several sidebars, and are shown with one of them. */
  readonly isElsewhere?: boolean;
}

function neighboursIn(
  stops: readonly Stop[],
  gatedPages: GatedPages,
): (readonly [string, Neighbours[string]])[] {
  const find = (index: number, step: 1 | -1): PageLink | null => {
    const stop = neighbour(stops, index, step, (each) => gatedPages[pagePath(each.permalink)]);
    return stop ? { title: stop.title, permalink: stop.permalink } : null;
  };
  return stops.flatMap((stop, index) => {
    const previous = find(index, -1);
    const next = find(index, 1);
    const isAsBefore =
      previous?.permalink === stops[index - 1]?.permalink &&
      next?.permalink === stops[index + 1]?.permalink;
    return isAsBefore || stop.isElsewhere
      ? []
      : [[pagePath(stop.permalink), { previous, next, ...stop.written }] as const];
  });
}

/** The sidebars as Docusaurus goes through them for its own "previous" and "next". */
function docsInOrder({ docs, sidebars }: DocsVersion): readonly (readonly Stop[])[] {
  const docOf = new Map(docs.map((doc) => [doc.id, doc]));
  return Object.entries(sidebars).map(([sidebar, items]) => {
    const toStop = (id: string, label?: string): readonly Stop[] => {
      const doc = docOf.get(id);
      return doc && !doc.unlisted ? [docStop(doc, sidebar, label)] : [];
    };
    const stopsOf = (item: SidebarSource): readonly Stop[] => {
      if (item.type === 'doc') return toStop(item.id, item.label);
      if (item.type !== 'category') return [];
      const { link, label, items: inside } = item;
      const own =
        link?.type === 'doc'
          ? toStop(link.id)
          : link
            ? [{ title: label, permalink: link.permalink }]
            : [];
      return [...own, ...inside.flatMap(stopsOf)];
    };
    return items.flatMap(stopsOf);
  });
}

function docStop(doc: Doc, sidebar: string, label: string | undefined): Stop {
  const { frontMatter, permalink, previous, next } = doc;
  const title =
    frontMatter['pagination_label'] ?? frontMatter['sidebar_label'] ?? label ?? doc.title;
  return {
    title: title as string,
    permalink,
    isElsewhere: doc.sidebar !== sidebar,
    written: {
      ...(frontMatter['pagination_prev'] !== undefined && { previous: previous ?? null }),
      ...(frontMatter['pagination_next'] !== undefined && { next: next ?? null }),
    },
  };
}
