import { inAnyGroup } from '@bookplate/browser/program';
import { dashboardLink, type Settings } from '@bookplate/protocol';
import { contentOf } from './content-root.ts';
import { pathOfFile, type SiteAddress } from './addresses.ts';
import type { PageContext } from './page-context.ts';
import { escapeAttribute } from './source-text.ts';
import { attribute, descendants, type Document, type Element, isElement, isText } from './tree.ts';

/** What is for browsers and crawlers, and says nothing of the page. */
const technical =
  /^(viewport|robots|googlebot|referrer|theme-color|color-scheme|format-detection|generator|application-name|bookplate:.*|msapplication-.*|apple-.*|mobile-.*|csrf-.*|.*-verification|docsearch:.*|og:site_name|og:type|og:locale|)$/i;
/** Pagefind reads the HTML as it is, with all that the page's stylesheet hides. */
const ignored = { 'data-pagefind-ignore': 'all' };

/**
 * Gates a page: hides what it is about, says so to other readers, and takes out of its head what tells link previews
 * and search engines of it more than the title.
 *
 * @param document the page
 * @param groups that see it
 * @param where its file, and where the site is
 * @param settings of the docs
 * @param context of the page
 */
export function gatePage(
  document: Document,
  groups: readonly string[],
  where: { readonly file: string; readonly site: SiteAddress },
  settings: Settings,
  context: PageContext,
): void {
  cleanHead(document, context);
  const { content, isBody } = contentOf(document);
  if (isBody) context.find('page-no-content', 0);
  hideContent(content, groups, writeSentence(groups, where, settings), context);
}

function cleanHead(document: Document, { edit }: PageContext): void {
  for (const element of descendants(document)) {
    const { tagName, sourceCodeLocation: place } = element;
    if (!place) continue;
    const isData =
      tagName === 'script' && attribute(element, 'type')?.toLowerCase() === 'application/ld+json';
    const name = attribute(element, 'name') ?? attribute(element, 'property') ?? '';
    const isAbout =
      tagName === 'meta' && attribute(element, 'itemprop') === undefined && !technical.test(name);
    if (isData || isAbout) edit.replace(place.startOffset, place.endOffset, '');
  }
}

/**
 * Each child is marked: styles of the site name children, so nothing may stand between. Around a text, and around an
 * element with its own groups, there is an element.
 */
function hideContent(
  content: Element | Document,
  groups: readonly string[],
  sentence: string,
  { edit }: PageContext,
): void {
  const names = groups.join(' ');
  const open = `<bookplate-groups data-bookplate-groups="${names}" data-pagefind-ignore="all">`;
  let last: number | undefined;
  for (const child of content.childNodes) {
    const place = child.sourceCodeLocation;
    if (!place) continue;
    const { startOffset: start, endOffset: end } = place;
    if (isElement(child)) {
      if (/^(script|style|link|template|meta|head|title)$/.test(child.tagName)) continue;
      if (attribute(child, 'data-bookplate-groups') === undefined) {
        edit.mark(child, { 'data-bookplate-groups': names, ...ignored });
      } else {
        edit.insert(start, open);
        edit.insert(end, '</bookplate-groups>');
      }
    } else if (isText(child) && child.value.trim() !== '') {
      edit.insert(start, open);
      edit.insert(end, '</bookplate-groups>');
    } else continue;
    last = end;
  }
  edit.insert(
    content.sourceCodeLocation && 'endTag' in content.sourceCodeLocation
      ? (content.sourceCodeLocation.endTag?.startOffset ?? last ?? 0)
      : (last ?? 0),
    sentence,
  );
}

function writeSentence(
  groups: readonly string[],
  { file, site }: { readonly file: string; readonly site: SiteAddress },
  { loginUrl, docsOrigin = '' }: Settings,
): string {
  const when = escapeAttribute(JSON.stringify(['!', inAnyGroup(groups)]));
  const login = escapeAttribute(dashboardLink(loginUrl, docsOrigin + pathOfFile(file, site)));
  return (
    '<div data-bookplate-show="anonymous identified" data-pagefind-ignore="all">' +
    `<bookplate-when data-bookplate-when="${when}"><p>This page is not for this account.</p>` +
    '<p data-bookplate-show="anonymous">' +
    `<a data-bookplate-link="login" href="${login}">Log in</a> with one that may read it.</p>` +
    '</bookplate-when></div>'
  );
}
