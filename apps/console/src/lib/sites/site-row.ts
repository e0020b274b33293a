import { parseSettings } from '@bookplate/protocol';
import type { sites } from '../database/tables.ts';
import { type Site, type SiteValues, toSettings, toSiteSettings } from './site.ts';

type Row = Pick<typeof sites.$inferSelect, 'id' | 'version' | 'name' | 'docsOrigins' | 'settings'>;

/**
 * Reads a site's values from its row.
 *
 * @param row of the table
 * @returns values, in the order of the form
 */
export function valuesOf({
  name,
  docsOrigins,
  settings,
}: Pick<Row, 'name' | 'docsOrigins' | 'settings'>): SiteValues {
  return { name, docsOrigins, ...toSiteSettings(settings) };
}

/**
 * Reads a site from its row.
 *
 * @param row of the table
 * @returns the site
 */
export function toSite(row: Row): Site {
  return { id: row.id, version: row.version, ...valuesOf(row) };
}

/**
 * Writes a site's values into columns.
 *
 * @param values of a site
 * @returns columns
 * @throws {ConfigurationError} if no docs would accept one of the settings
 */
export function toColumns(values: SiteValues) {
  // Not against the docs' origin: the form does that, with the doctor's words.
  parseSettings(toSettings({ ...values, docsOrigins: [] }));
  const { name, docsOrigins } = values;
  return { name, docsOrigins: [...docsOrigins], settings: toSiteSettings(values) };
}
