import type { Target } from '@bookplate/docs/page';

/** What lint has to know of a docs framework. */
export interface Host {
  /** Such as `starlight`; `folder` if nobody knows what builds it. */
  readonly name: string;
  readonly target: Target;
  /** Where React pages import our components from. */
  readonly reactModule?: string;
  /** The path below which the site is, with a slash at both ends. */
  readonly base: string;
  /** Whether URLs of pages end with a slash, so that relative links begin inside of them. */
  readonly hasTrailingSlash: boolean;
  /** Whether the host puts the base before links such as `/admin`. */
  readonly addsBase: boolean;
  readonly content: readonly Content[];
  /** OpenAPI documents that pages are generated of: files, and folders of them, from the folder of the site. */
  readonly specs: readonly string[];
  /** Whether a file is MDX; else it is Markdown without expressions. */
  readonly isMdx: (file: string) => boolean;
  /** Whether pages are Vue templates: they name the reader in mustaches and bound attributes. */
  readonly isVue?: boolean;
  /** Whether `bookplate apply` compiles the finished pages: braces count in every text. */
  readonly isApplied?: boolean;
  /** Whether its template joins the letters of `groups` that are a text. */
  readonly joinsLetters?: boolean;
  /** Whether HTML in Markdown is no part of its pages, as they are set up. */
  readonly dropsHtml?: boolean;
  /** Takes from a page's text what the host does before MDX sees it; as many spaces stand in its place. */
  readonly prepare?: (source: string) => string;
  /** Whether it reads `groups` in front matter. */
  readonly gatesPages: boolean;
  /** HTML comments are allowed in MDX. */
  readonly hasComments: boolean;
}

/** Pages of one kind. */
export interface Content {
  /** From the folder of the site, without slashes around it; empty is the site itself. */
  readonly folder: string;
  /** Patterns of the files that become no pages, from the folder on: they count once a page imports them. */
  readonly exclude?: readonly string[];
  /** Patterns of those that do; all, if it is left out. */
  readonly include?: readonly string[];
  /** The page's path below the base, without slashes around it; undefined if it has none, or none that lint can know. */
  readonly pathOf: (file: string, frontMatter: FrontMatterData) => string | undefined;
}

export type FrontMatterData = Readonly<Record<string, unknown>>;

/**
 * @param path of a page or folder, as people write it in a configuration
 * @returns the same without slashes around it
 */
export function trimSlashes(path: string): string {
  return path.replaceAll(/^(\.?\/)+|\/+$/g, '');
}

/**
 * @param path what a configuration gives as the base
 * @returns with a slash at both ends
 */
export function toBase(path: string | undefined): string {
  const trimmed = trimSlashes(path ?? '');
  return trimmed === '' ? '/' : `/${trimmed}/`;
}

/**
 * @param path of a file, such as `guides/a.mdx`
 * @returns without its extension
 */
export function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}
