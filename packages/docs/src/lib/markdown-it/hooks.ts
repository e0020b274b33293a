/*
 * What we use of markdown-it, written down, so that one build fits its versions and `markdown-it-async`.
 * https://markdown-it.github.io/markdown-it/
 */

/** The renderer of a host. */
export interface MarkdownIt {
  readonly core: { readonly ruler: Ruler<CoreRule> };
  readonly inline: { readonly ruler: Ruler<InlineRule> };
  render(source: string, env?: object): string;
  /** Only of `markdown-it-async`, which calls `render` within. */
  renderAsync?(source: string, env?: object): Promise<string>;
}

interface Ruler<Rule> {
  before(name: string, own: string, rule: Rule): void;
  after(name: string, own: string, rule: Rule): void;
}

export type CoreRule = (state: CoreState) => void;
export type InlineRule = (state: InlineState, isSilent: boolean) => boolean;

/** A whole page. */
export interface CoreState {
  /** Without the front matter. */
  readonly src: string;
  readonly env: PageEnv;
  readonly tokens: readonly Token[];
}

/** The text of a block. */
export interface InlineState {
  readonly src: string;
  readonly env: PageEnv;
  pos: number;
  readonly posMax: number;
  push(type: string, tag: string, nesting: 0): Token;
}

export interface Token {
  readonly type: string;
  readonly tag: string;
  content: string;
  info: string;
  meta: unknown;
  readonly children: readonly Token[] | null;
  /** The first line, and the one behind the last, counted from 0. */
  readonly map: readonly [number, number] | null;
  attrGet(name: string): string | null;
}

/** What the plugins of a host share while one page is rendered. */
export interface PageEnv {
  path?: string;
  /** The text of the title, as plugins of `mdit-vue` find it. */
  title?: string;
  frontmatter?: Readonly<Record<string, unknown>>;
  /** Ours. */
  bookplate?: PageState;
}

/** What is known of a page while it is compiled. */
export interface PageState {
  /** The whole file. */
  readonly source: string;
  /** Where it is, for people. */
  readonly file: string;
  /** The result is for a search index: it has the public fallback text, and nothing gated. */
  readonly isIndex: boolean;
  /** The text of the title for everyone, if it says something of the reader. */
  title?: string;
  /** How many lines of front matter the host has taken away. */
  firstLine: number;
  /** The names that the page's own scripts bind. */
  boundNames: ReadonlySet<string>;
  /** What the author wrote as HTML, in the order of the page, with the line that it begins on, counted from 0. */
  readonly written: { readonly text: string; readonly line: number }[];
  /** The expressions in single braces, by the value of their elements, each in the order of the page. */
  readonly inline: Map<string, { readonly source: string; readonly text: string }[]>;
  /** The samples that the highlighter has yet to hand back, each by its key. */
  readonly samples: Set<string>;
}
