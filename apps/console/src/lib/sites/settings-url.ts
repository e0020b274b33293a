import type { Config } from '../config.ts';

/**
 * Where the docs read the settings of a site.
 *
 * @param config with the console's own address
 * @param siteId of the site
 * @returns what the docs name as `console`
 */
export function settingsUrlOf({ url }: Pick<Config, 'url'>, siteId: string): string {
  return `${url}/v1/sites/${siteId}/settings.json`;
}
