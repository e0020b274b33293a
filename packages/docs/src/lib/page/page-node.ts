import type { ElementAttribute } from './element-attribute.ts';

/** A node of mdast or of MDX, as far as it is looked at here. */
export interface PageNode {
  type: string;
  name?: string | null;
  value?: string | undefined;
  /** Of code blocks: the language, and what follows it. */
  lang?: string | null;
  meta?: string | null;
  /** Of links, images and their definitions. */
  url?: string;
  title?: string | null;
  attributes?: ElementAttribute[];
  children?: PageNode[];
  data?: object | undefined;
  position?: { readonly start: NodePoint; readonly end?: NodePoint };
}

interface NodePoint {
  readonly line?: number;
  readonly column?: number;
  readonly offset?: number | undefined;
}

/** A code block. */
export interface CodeNode {
  readonly type: 'code';
  readonly value: string;
}

/** Reads MDX with the syntax that the host has configured. */
export type ParseMdx = (source: string) => PageNode;
