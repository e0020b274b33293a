import { withPage } from '@bookplate/docs/page';

/**
 * Marks the entries of the page map: all that the theme shows of it, and what the site makes of it.
 *
 * @param source of the page map, as Nextra writes it
 * @returns the module
 * @throws {Error} if it is another one than expected
 */
export function gateMap(source: string): string {
  return `${replaced(source, [['export const pageMap =', 'const allPages =']])}
import { normalizePages as orderPages } from 'nextra/normalize-pages'
import { normalizePageMap as titleFolder } from 'nextra/page-map'
import { gatePageMap } from '@bookplate/next/nextra'
export const pageMap = gatePageMap(allPages, orderPages, titleFolder)
`;
}

/**
 * Makes "previous" and "next" of the theme lead where all readers of a page may go, and shows them to these alone.
 *
 * @param source of the theme's component
 * @returns the module
 * @throws {Error} if it is another one than expected
 */
export function editPagination(source: string): string {
  return `${replaced(source, [
    ['const Pagination =', 'const AllPagination ='],
    ['flatDocsDirectories[activeIndex - 1]', neighbour('previous', -1)],
    ['flatDocsDirectories[activeIndex + 1]', neighbour('next', 1)],
  ])}
function neighbour(pages, at, name, step) {
  const route = pages[at]?.bookplate?.[name]
  return route === undefined ? pages[at + step] : pages.find((page) => page.route === route)
}
function Pagination() {
  const { flatDocsDirectories, activeIndex } = useConfig().normalizePagesResult
  const groups = flatDocsDirectories[activeIndex]?.bookplate?.groups
  const links = jsx(AllPagination, {})
  return groups ? jsx('bookplate-groups', { 'data-bookplate-groups': groups, children: links }) : links
}
`;
}

/** As `gatePageMap` has found it. */
function neighbour(name: string, step: number): string {
  return `neighbour(flatDocsDirectories, activeIndex, '${name}', ${step})`;
}

function replaced(source: string, edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(
        withPage(
          'nextra-version',
          `Found a version of Nextra that @bookplate/next does not know: \`${from}\` is not where it was. Expected nextra 4.6.`,
        ),
      );
    return text.replace(from, () => to);
  }, source);
}
