import type { BuildCode } from '../build-code.ts';
import { describeOutside, type Outside } from '../expression/outside-grammar.ts';

/** A mistake in a page, for its author. Adapters catch it and add the file, the line and the column. */
export class AuthorError extends Error {
  readonly code: BuildCode;
  /**
   * Where in the text that the syntax tree's places count in, or from the start of the element, code block or
   * statement; undefined for the start of the expression.
   */
  readonly at: number | undefined;
  /** In which attribute of an element that was compiled, counted from 0; undefined if in none. */
  readonly attribute: number | undefined;

  constructor(code: BuildCode, message: string, at: number | undefined, attribute?: number) {
    super(message);
    this.name = 'AuthorError';
    this.code = code;
    this.at = at;
    this.attribute = attribute;
  }
}

/**
 * @param outside why an expression cannot be used
 * @param attribute in which attribute it stands
 * @returns the error for the author
 */
export function outsideError(outside: Outside, attribute?: number): AuthorError {
  return new AuthorError('expression-outside', describeOutside(outside), outside.at, attribute);
}
