import { type SiteValues, toSettings } from '../sites/site.ts';

/**
 * The whole `bookplate.json` of a site's docs. It has the values beside the console's address, so that builds go on without
 * this console, and `docsOrigin`, against which docs hold what a console says.
 *
 * @param site its settings
 * @param settingsUrl where this console publishes them
 * @returns JSON, two spaces deep
 */
export function bookplateJson(site: SiteValues, settingsUrl: string): string {
  const { docsOrigin, apiUrl, loginUrl, logoutUrl, allowedHosts } = toSettings(site);
  const settings = { docsOrigin, apiUrl, loginUrl, logoutUrl, allowedHosts, console: settingsUrl };
  return JSON.stringify(settings, null, 2);
}
