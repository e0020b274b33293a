import type { PageSettings } from './settings.ts';

/**
 * Fills `{returnTo}`, which built pages have encoded, in login and logout links (`<a data-bookplate-link="login">`) with
 * the page as it is then, however the reader uses the link: by click, key, middle button or context menu.
 *
 * @param settings with the URLs, as they are then
 * @param onLogout called when the reader clicks a logout link
 */
export function syncDashboardLinks(settings: PageSettings, onLogout: () => void): void {
  const fill = ({ target, type }: Event): void => {
    const link = target instanceof Element && target.closest('a[data-bookplate-link]');
    if (!link) return;
    const isLogout = link.getAttribute('data-bookplate-link') === 'logout';
    const url = isLogout ? settings.logoutUrl : settings.loginUrl;
    if (isLogout && type === 'click') onLogout();
    if (url && /^https?:/.test(url))
      link.setAttribute(
        'href',
        url.replace(/({|%7B)returnTo(}|%7D)/g, encodeURIComponent(location.href)),
      );
  };
  for (const type of ['pointerdown', 'focusin', 'click']) addEventListener(type, fill, true);
}
