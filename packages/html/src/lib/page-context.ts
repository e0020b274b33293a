import type { FindingCode } from './findings.ts';
import type { PageEdit } from './page-edit.ts';

/** What was done to a page. */
export interface PageReport {
  /** Expressions in texts. */
  texts: number;
  /** Attributes with expressions. */
  attributes: number;
  /** Code samples with expressions. */
  samples: number;
  /** Links to gated pages. */
  links: number;
  /** The page's own; undefined is everyone, an empty list nobody. */
  groups: readonly string[] | undefined;
}

/** What is known of a page while it is changed. */
export interface PageContext {
  /** The page, without what an earlier run added. */
  readonly html: string;
  readonly edit: PageEdit;
  readonly report: PageReport;
  /** Reports a finding at an offset of the page. */
  readonly find: (code: FindingCode, at: number, ...args: string[]) => void;
}
