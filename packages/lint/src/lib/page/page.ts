import type { Program } from '@bookplate/browser/program';
import type { Expression } from '@bookplate/docs/expression';
import type { LiteralBraces, Point } from '@bookplate/docs/page';
import type { Place } from '../findings.ts';
import type { PageData } from './page-data.ts';

/** A page of the docs, read. */
export interface Page extends PageSummary {
  readonly source: string;
  readonly isMdx: boolean;
  readonly frontMatter: PageData;
  /** Why the text could not be read further. */
  readonly syntaxMistake: Mistake | undefined;
  /** What the host's adapter will refuse, in the same words. */
  readonly mistakes: readonly Mistake[];
  /** The outermost ones: an element within may hold more. */
  readonly expressions: readonly PageExpression[];
  readonly groupMentions: readonly GroupMention[];
  readonly blocks: readonly GatedBlock[];
  readonly samples: readonly CodeFence[];
  /** What expressions name and the page does not bind. */
  readonly freeNames: readonly FreeName[];
  /** The JSON and YAML files that it imports, as it writes them. */
  readonly imports: readonly string[];
  /** Elements of HTML that were meant to be gates. */
  readonly misspeltGates: readonly ReaderHtml[];
  /** HTML over the reader in Markdown of a generator. */
  readonly readerHtml: readonly ReaderHtml[];
  /** Texts that look like expressions, where there are none. */
  readonly literalBraces: readonly LiteralBraces[];
}

/** What is kept of a page to the end. */
export interface PageSummary {
  /** From the folder of the site. */
  readonly file: string;
  /** Its URL's path below the base; undefined if it has none that is known. */
  readonly path: string | undefined;
  /** Who sees it; undefined is everyone. */
  readonly groups: readonly string[] | undefined;
  readonly groupsPlace: Place;
  readonly links: readonly PageLink[];
  /** The files that it imports and that may be OpenAPI documents, from the folder of the site. */
  readonly documents: readonly string[];
}

export interface Mistake extends Point {
  readonly message: string;
}

/** Who sees a part of a page: those that the groups are for, or those that meet a condition. */
export type Gate = { readonly groups: readonly string[] } | { readonly when: Program };

/** An expression as it is in a page: its tree counts places in the page, or in the code sample. */
export interface PageExpression extends Expression {
  /** For messages: what stands between the braces. */
  readonly source: string;
  /** Where its first token is. */
  readonly start: number;
  readonly kind: 'text' | 'attribute' | 'sample';
  /** For attributes, its name. */
  readonly attribute?: string | undefined;
  /** All that stands around it. */
  readonly gates: readonly Gate[];
  /** Where in the file a place of the tree is. */
  readonly pointOf: (at: number) => Point;
}

export interface GroupMention extends Point {
  readonly group: string;
  /** Whether it is looked for in the groups of a User, where `anonymous` never is. */
  readonly isOfUser?: boolean;
}

/** A `<Groups>`, and who sees it. */
export interface GatedBlock extends Point {
  readonly groups: readonly string[];
}

export interface PageLink extends Point {
  readonly url: string;
  readonly gates: readonly Gate[];
}

/** An attribute or element of ours in Markdown. */
export interface ReaderHtml extends Point {
  /** As it is written, such as `<bookplate-text`. */
  readonly source: string;
}

export interface FreeName extends Point {
  readonly name: string;
}

/** A code sample that asks for expressions, or that was meant to. */
export interface CodeFence {
  /** Its fence lacks the word `user`. */
  readonly isUnmarked?: boolean;
  readonly text: string;
  /** The expressions in it. */
  readonly expressions: readonly { readonly start: number; readonly end: number }[];
  readonly pointOf: (at: number) => Point;
}
