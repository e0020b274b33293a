import { readerName, readerTexts } from '@bookplate/docs/gating';
import { type DashboardLinks, escapeAttribute } from '@bookplate/docs/host';
import { writeHtmlDirective } from '@bookplate/docs/markdown-it';
import { dashboardLink } from '@bookplate/protocol';

/**
 * @param url of the dashboard, with the placeholder
 * @param links of the docs
 * @returns the address for readers without JavaScript; the head script replaces it when the link is used
 */
export function dashboardAddress(
  url: string,
  { docsOrigin = '' }: Pick<DashboardLinks, 'docsOrigin'>,
): string {
  return dashboardLink(url, docsOrigin);
}

/**
 * The account menu: a link to log in, or the reader's name. While it is not known which, neither.
 *
 * @param links to the dashboard
 * @returns a template for Vue
 */
export function accountMenu(links: DashboardLinks): string {
  const { logIn, logOut, signedInAs, you } = readerTexts;
  const value = escapeAttribute(JSON.stringify(readerName(you)));
  // `_self`: else VitePress looks for one of its pages at an address of the same origin.
  const link = (kind: 'login' | 'logout', url: string, text: string): string =>
    `<a data-bookplate-show="${kind === 'login' ? 'anonymous' : 'identified'}" data-bookplate-link="${kind}" target="_self" href="${escapeAttribute(dashboardAddress(url, links))}">${text}</a>`;
  return `<span class="bookplate-reader">${link('login', links.loginUrl, logIn)}<span class="bookplate-reader-name" data-bookplate-show="identified"><span class="visually-hidden">${signedInAs} </span><bookplate-text value="${value}"${writeHtmlDirective(you)}></bookplate-text></span>${links.logoutUrl === undefined ? '' : link('logout', links.logoutUrl, logOut)}</span>`;
}

/** Beside the switch of the appearance, and in the menu of narrow screens. */
export const accountStyle = `
<style>
.bookplate-reader {
  display: inline-flex;
  gap: 12px;
  align-items: center;
  /* While it is not known who reads, the room is kept. */
  min-width: 64px;
  padding-inline-start: 16px;
  font-size: 14px;
  font-weight: 500;
  white-space: nowrap;
}
.VPNavScreen .bookplate-reader {
  padding: 12px 0;
}
.bookplate-reader-name {
  max-width: 10em;
  overflow: hidden;
  text-overflow: ellipsis;
}
.bookplate-reader a {
  color: var(--vp-c-brand-1);
}
.bookplate-reader a:hover {
  color: var(--vp-c-brand-2);
}
@media (max-width: 767px) {
  .VPNavBar .bookplate-reader {
    display: none;
  }
}
</style>
`;
