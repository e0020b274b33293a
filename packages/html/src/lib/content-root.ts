import { attribute, descendants, type Document, type Element } from './tree.ts';

/** What a page is about, without what stands on every page. */
export interface ContentRoot {
  readonly content: Element | Document;
  /** It is all of the body. */
  readonly isBody: boolean;
}

/**
 * Finds what a page is about: the article in its main part, else its main part, else its one article, else its body.
 *
 * @param document the page
 * @returns the element
 */
export function contentOf(document: Document): ContentRoot {
  const all = descendants(document);
  const main =
    all.find(({ tagName }) => tagName === 'main') ??
    all.find((element) => attribute(element, 'role') === 'main');
  const articles = (main ? descendants(main) : all).filter(({ tagName }) => tagName === 'article');
  const [article, ...others] = articles;
  if (article && others.length === 0) return { content: article, isBody: false };
  if (main) return { content: main, isBody: false };
  const body = all.find(({ tagName }) => tagName === 'body');
  return { content: body ?? document, isBody: true };
}
