import type { Page } from 'puppeteer-core';
import type { Command, SiteSource } from '../../lib/run-build.ts';

/** What a host can be held to. The promises of each are in `promises.ts`. */
export type PromiseName =
  | 'script first in head'
  | 'fallback in the HTML'
  | 'first frame of a second visit'
  | 'client expression'
  | 'anonymous reader'
  | 'account menu'
  | 'gated page'
  | 'gated entry'
  | 'replaced page'
  | 'gated heading'
  | 'previous and next'
  | 'search'
  | 'public files'
  | 'sample'
  | 'copy button'
  | 'leak check'
  | 'other pages'
  | 'persona bar';

/** Where a host shows what; selectors. */
interface Places {
  readonly menu: string;
  readonly sample: string;
  readonly entry?: (slug: string) => string;
  /** Links of the table of contents. */
  readonly contents?: string;
  readonly previous?: string;
  readonly next?: string;
  readonly copyButton?: string;
}

/** How a docs host builds the site of the contract. To join, a host needs a file in `hosts/` that exports one. */
export interface ContractHost {
  readonly name: string;
  /** Has a separate installation, so it runs in the matrix. */
  readonly isHeavy: boolean;
  /** Promises that the host cannot hold, with the reason. */
  readonly missing: Partial<Readonly<Record<PromiseName, string>>>;
  /** The folder of the built site. */
  readonly output: string;
  readonly places: Places;
  /** The site of `content.ts`, and files that are published as they are. */
  site(publicFiles?: Readonly<Record<string, string>>): SiteSource;
  /** A site with one page that has nothing of Bookplate, and whether the plugin is added. */
  plainSite?(hasPlugin: boolean): SiteSource;
  /** Takes out of a page what the plugin may add: head tags and account menu. */
  withoutOurs?(html: string): string;
  /** From the base of the site on, such as `guide/`. */
  address(slug: string): string;
  /** The file of a page in the built site. */
  file(slug: string): string;
  /** Waits until the host's own JavaScript has taken over the page. */
  ready?(page: Page): Promise<void>;
  /** What moves when the host's JavaScript takes over, without Bookplate, too. */
  readonly movesItself?: RegExp;
  /** A file of the built site that only the host's JavaScript reads, with the name of each page. */
  readonly scriptData?: string;
  /** All that the search index has. */
  searchText?(folder: string): string;
  /** Starts the development server in the site's folder; it prints its address. */
  develop(port: number): Command;
  /** What the development server prints when it answers, if it prints the address before. */
  readonly developed?: RegExp;
}
