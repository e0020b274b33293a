import { isPublicInHead, writeRefusal } from '@bookplate/docs/gating';
import { dashboardLink, isPublic, type Settings } from '@bookplate/protocol';
import { contentOf } from './content-root.ts';
import { pathOfFile, type SiteAddress } from './addresses.ts';
import type { PageContext } from './page-context.ts';
import { descendants, type Document, type Element, isElement, isText, type Node } from './tree.ts';

/** Pagefind reads the HTML as it is, with all that the page's stylesheet hides. */
const ignored = { 'data-pagefind-ignore': 'all' } as const;

/**
 * Gates a page: hides what it is about, and says so to other readers. If anonymous readers do not see it, this takes out
 * of its head what tells link previews and search engines of it more than the title.
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
  if (!isPublic(groups)) cleanHead(document, context);
  const { content, isBody } = contentOf(document);
  if (isBody) context.find('page-no-content', 0);
  const { loginUrl, docsOrigin = '' } = settings;
  const login = dashboardLink(loginUrl, docsOrigin + pathOfFile(where.file, where.site));
  hideContent(content, groups, writeRefusal(groups, login), context);
}

function cleanHead(document: Document, { edit }: PageContext): void {
  for (const element of descendants(document)) {
    const { tagName, attrs, sourceCodeLocation: place } = element;
    if (!place || (tagName !== 'meta' && tagName !== 'script')) continue;
    const values = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
    // Scripts of generators have their configuration as JSON.
    if (values['type'] === 'application/json') continue;
    if (!isPublicInHead(tagName, values)) edit.replace(place.startOffset, place.endOffset, '');
  }
}

/**
 * Each child is marked: styles of the site name children, so nothing may stand between.
 */
function hideContent(
  content: Element | Document,
  groups: readonly string[],
  sentence: string,
  { edit }: PageContext,
): void {
  let last: number | undefined;
  for (const child of writtenIn(content)) {
    const place = child.sourceCodeLocation;
    if (isElement(child)) {
      if (/^(script|style|link|template|meta|head|title)$/.test(child.tagName)) continue;
    } else if (!isText(child) || child.value.trim() === '') continue;
    edit.gate(child, groups, isPublic(groups) ? {} : ignored);
    last = place?.endOffset;
  }
  edit.insert(
    content.sourceCodeLocation && 'endTag' in content.sourceCodeLocation
      ? (content.sourceCodeLocation.endTag?.startOffset ?? last ?? 0)
      : (last ?? 0),
    sentence,
  );
}

/** The children, and those of the ones that a parser adds, such as `<tbody>`. */
function writtenIn({ childNodes }: Element | Document): readonly Node[] {
  return childNodes.flatMap((child) => {
    if (child.sourceCodeLocation) return [child];
    return isElement(child) ? writtenIn(child) : [];
  });
}
