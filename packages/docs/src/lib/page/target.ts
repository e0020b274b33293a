import { valueToEstree } from 'estree-util-value-to-estree';
import type { PageNode } from './page-node.ts';

/** What shows the pages: plain HTML, React after it has hydrated that HTML, or React's server components. */
export type Target = 'static' | 'react' | 'server';

export interface AdapterOptions {
  /**
   * `static` (Astro): an expression beyond the grammar is an error. `react` (Docusaurus, Vite): any JavaScript works,
   * after hydration. `server` (Next.js): elements for React, and the errors of `static`, since a page has no JavaScript
   * in the browser.
   */
  readonly target: Target;
  /**
   * Where React pages import their components from: the `/react` of the host's package, which the site has installed.
   * `@bookplate/docs/react` if left out.
   */
  readonly reactModule?: string;
  /** The host reads `groups` in front matter. Left out, they are an error: nothing would gate the page. */
  readonly gatesPages?: boolean;
}

/** Most pages say nothing of the reader, and cost nothing more than this. */
export const mayNameReader: RegExp = /user|playground|Groups|<[Gg]roups?\b|KeyChoice/;

/** In the data of a processor: a plugin of ours is there to put the reader into highlighted code. */
export const highlightedKey = 'bookplateHighlighted';

/** The components that pages are made to import. */
export type ReactName = 'BookplateText' | 'BookplateLive' | 'KeyChoice' | 'useBookplate';

/**
 * @param options of an adapter
 * @returns where pages import their components from
 */
export function reactModuleOf({ reactModule }: Pick<AdapterOptions, 'reactModule'>): string {
  return reactModule ?? '@bookplate/docs/react';
}

/** What is known of a page while it is compiled. */
export interface PageContext extends AdapterOptions {
  /** What the host's parser has read: the places of its syntax trees count in it. */
  readonly text: string;
  /** The names that the page's own `import` and `export` statements bind. */
  readonly boundNames: ReadonlySet<string>;
  /**
   * Where a static heading has the text for the anonymous reader. Inside the element, it would be taken into the table
   * of contents; `set:text` is Astro's attribute for it.
   */
  readonly headingText: 'inside' | 'set:text';
  /** Collects what the page is to import. */
  readonly reactNames: Set<ReactName>;
}

/** Where in the page an expression stands. */
export type Place =
  | 'flow'
  | 'inline'
  /** Hosts make the table of contents and the anchor from it. */
  | 'heading';

/**
 * @param context of a page, after all of it is compiled
 * @returns the `import` statement that it needs, if any
 */
export function reactImport({ reactNames, boundNames, ...options }: PageContext): PageNode[] {
  // A page that imports one of them itself has it already.
  const names = [...reactNames].filter((name) => !boundNames.has(name)).sort();
  if (names.length === 0) return [];
  const from = reactModuleOf(options);
  const statement = {
    type: 'ImportDeclaration',
    specifiers: names.map((name) => ({
      type: 'ImportSpecifier',
      imported: { type: 'Identifier', name },
      local: { type: 'Identifier', name },
    })),
    source: valueToEstree(from),
    attributes: [],
  };
  const estree = { type: 'Program', sourceType: 'module', body: [statement], comments: [] };
  const value = `import { ${names.join(', ')} } from '${from}'`;
  return [{ type: 'mdxjsEsm', value, data: { estree } }];
}
