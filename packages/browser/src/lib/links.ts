import { writeCache } from './cache.ts';
import type { PageSettings } from './settings.ts';

/**
 * Fills `{returnTo}`, which built pages have encoded, in login and logout links (`<a data-bookplate-link="login">`) with
 * the page as it is then, however the reader uses the link: by click, key, middle button or context menu.
 *
 * @param settings with the URLs, as they are then
 */
export function keepLinksCurrent(settings: PageSettings): void {
  const fill = ({ target, type }: Event): void => {
    const link = target instanceof Element && target.closest('a[data-bookplate-link]');
    if (!link) return;
    const isLogout = link.getAttribute('data-bookplate-link') === 'logout';
    const url = isLogout ? settings.logoutUrl : settings.loginUrl;
    // Whoever signs out is forgotten now: the dashboard may be back here before an answer counts as old.
    if (isLogout && type === 'click') writeCache(settings, undefined);
    if (url && /^https?:/.test(url))
      link.setAttribute(
        'href',
        url.replace(/({|%7B)returnTo(}|%7D)/g, encodeURIComponent(location.href)),
      );
  };
  for (const type of ['pointerdown', 'focusin', 'click']) addEventListener(type, fill, true);
}
