import type { Point } from './point-at.ts';

/** Braces that look like an expression over the reader, where MDX has none: readers would see them. */
export interface LiteralBraces extends Point {
  /** Such as `{user.plan}`. */
  readonly source: string;
  /** Why they are text: a clause. */
  readonly reason: string;
  /** What to write: sentences. */
  readonly instead: string;
}

/** A node of mdast or of MDX, as far as it is looked at here. */
export interface LiteralNode {
  readonly type: string;
  readonly name?: string | null | undefined;
  readonly value?: string | undefined;
  readonly meta?: string | null | undefined;
  readonly url?: string | undefined;
  readonly title?: string | null | undefined;
  readonly data?: object | undefined;
  /** A list for elements; directives have others, which are not looked at. */
  readonly attributes?: object | null | undefined;
  readonly children?: readonly LiteralNode[] | undefined;
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined };
        readonly end?: { readonly offset?: number | undefined } | undefined;
      }
    | undefined;
}

/** Why braces are text where they stand, and what to write. */
export type Words = Pick<LiteralBraces, 'reason' | 'instead'>;

/**
 * @param source the braces
 * @param point where they stand
 * @param words what to say of them
 * @returns all of it
 */
export function toBraces(source: string, point: Point, words: Words): LiteralBraces {
  return { source, ...point, ...words };
}
