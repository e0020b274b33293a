import type { PageSettings } from './settings.ts';

/**
 * Fills `{returnTo}` in login and logout links (`<a data-bookplate-link="login">`) with the page as it is then,
 * however the reader uses the link: by click, key, middle button or context menu.
 *
 * @param settings with the URLs
 */
export function keepLinksCurrent({ loginUrl, logoutUrl }: PageSettings): void {
  const fill = ({ target }: Event): void => {
    const link = target instanceof Element && target.closest('a[data-bookplate-link]');
    if (!link) return;
    const url = link.getAttribute('data-bookplate-link') === 'logout' ? logoutUrl : loginUrl;
    if (url && /^https?:/.test(url))
      link.setAttribute('href', url.replaceAll('{returnTo}', encodeURIComponent(location.href)));
  };
  for (const type of ['pointerdown', 'focusin', 'click']) addEventListener(type, fill, true);
}
