import { AuthorError } from './author-error.ts';
import type { ElementTag } from './element-attribute.ts';

/** An element around another one, as far as it is looked at here. */
interface Around {
  readonly name?: string | null;
}

/** What React moves into the head from anywhere on a page, as the components of hosts do with what is in them. */
const headElements: ReadonlySet<string> = new Set(['title', 'meta', 'link', 'base']);
/** Links to files that say nothing. */
const assetLink = /\b(stylesheet|preload|modulepreload|preconnect|dns-prefetch|icon)\b/i;
/** What is for browsers and crawlers, and says nothing of the page. */
const technicalMeta =
  /^(viewport|robots|googlebot|referrer|theme-color|color-scheme|format-detection)?$/i;
const ourParts: Readonly<Record<string, string>> = {
  'bookplate-groups': 'in <Groups>',
  'bookplate-when': 'in a condition over the reader',
};

/**
 * Refuses what is written for some readers and read by everyone, wherever it is written: elements of the head,
 * which hosts with React move there (react.dev, `<title>` and `<meta>`), and structured data (JSON-LD), which search
 * engines take from anywhere on a page.
 *
 * @param tag the element
 * @param around the elements around it, the nearest first
 * @param isPageGated the page has groups
 * @throws {AuthorError} if it is one of them
 */
export function checkHeadElement(
  { name, attributes }: ElementTag,
  around: readonly Around[],
  isPageGated: boolean,
): void {
  if (name === null || (name !== 'script' && !headElements.has(name))) return;
  const parts = around.map((element) => ourParts[element.name ?? '']);
  const part = parts.find((words) => words) ?? (isPageGated ? 'on a page for some groups' : '');
  if (part === '') return;
  const textOf = (wanted: string): string => {
    const found = attributes.find(
      (attribute) =>
        attribute.type === 'mdxJsxAttribute' && attribute.name.toLowerCase() === wanted,
    );
    return typeof found?.value === 'string' ? found.value : '';
  };
  const isData = name === 'script' && textOf('type').toLowerCase() === 'application/ld+json';
  if (name === 'script' && !isData) return;
  // Titles of drawings and microdata stay where they are.
  if (around.some((element) => element.name === 'svg') || textOf('itemprop') !== '') return;
  if (name === 'link' && assetLink.test(textOf('rel'))) return;
  if (name === 'meta' && textOf('property') === '' && technicalMeta.test(textOf('name'))) return;
  const what = isData ? 'structured data' : `<${name}>`;
  const why = isData
    ? 'Search engines read it wherever it stands'
    : 'It goes into the head of the page, which is the same for everyone';
  throw new AuthorError(
    'gated-head',
    `Found ${what} ${part}. ${why}. Move it out of there, and keep gated text out of it.`,
    0,
  );
}
