import { visibleTo } from '@bookplate/browser/program';
import { isPublic } from '@bookplate/protocol';
import { escapeAttribute } from '../page-head/write-tag.ts';
import { readerTexts, refusalTexts } from '../page-texts.ts';

/**
 * Writes what a gated page says to readers who do not see it. Search engines that read hidden parts leave it out.
 *
 * @param groups of the page
 * @param loginUrl where the link leads, for readers without JavaScript
 * @param linkAttributes that the host needs on the link, such as ` target="_self"`
 * @returns HTML
 */
export function writeRefusal(
  groups: readonly string[],
  loginUrl: string,
  linkAttributes = '',
): string {
  const when = escapeAttribute(JSON.stringify(['!', visibleTo(groups)]));
  const link = `<a data-bookplate-link="login"${linkAttributes} href="${escapeAttribute(loginUrl)}">${readerTexts.logIn}</a>`;
  return (
    '<div data-bookplate-show="anonymous identified" data-pagefind-ignore="all">' +
    `<bookplate-when data-bookplate-when="${when}"${isPublic(groups) ? ' data-bookplate-anonymous="hidden"' : ''}><p>${refusalTexts.sentence}</p>` +
    `<p data-bookplate-show="anonymous">${refusalTexts.logIn.replace('{logIn}', () => link)}</p>` +
    '</bookplate-when></div>'
  );
}
