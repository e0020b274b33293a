import type { Finding } from './findings.ts';
import type { Page, PageSummary } from './page/page.ts';
import type { Site } from './site.ts';

/** Looks at the settings, the schema and the personas, before any page is read. */
export type SiteCheck = (site: Site) => readonly Finding[];

/** Looks at one page. */
export type PageCheck = (page: Page, site: Site) => readonly Finding[];

/** Looks at how pages stand to each other, after all are read. */
export type PagesCheck = (pages: readonly PageSummary[], site: Site) => readonly Finding[];
