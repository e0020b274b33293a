/** Why an expression cannot be evaluated before a page is painted. */
export interface Outside {
  readonly kind: 'outside';
  /** Where in the text the offending part begins. */
  readonly at: number;
  /** What was found, as in "a call of `map`". */
  readonly what: string;
  /** What to do instead: a sentence without its full stop. */
  readonly instead: string;
}

/** Ends the compilation of an expression. It is caught where compilation began, and becomes an {@link Outside}. */
export class OutsideGrammarError extends Error {
  readonly at: number;
  readonly what: string;
  readonly instead: string;
  /** The offending part is the last token of this spelling before `at`. */
  readonly token: string | undefined;

  constructor(at: number, what: string, instead: string, token?: string) {
    super(`found ${what}`);
    this.name = 'OutsideGrammarError';
    this.at = at;
    this.token = token;
    this.what = what;
    this.instead = instead;
  }
}

/**
 * Runs a compilation.
 *
 * @param compile may throw an {@link OutsideGrammarError}
 * @param text what the places of the tree count in
 * @returns what `compile` does, or why it could not
 */
export function catchOutside<Result>(compile: () => Result, text: string): Result | Outside {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof OutsideGrammarError)) throw error;
    return {
      kind: 'outside',
      at: error.token ? text.lastIndexOf(error.token, error.at) : error.at,
      what: error.what,
      instead: error.instead,
    };
  }
}

/**
 * @param outside why an expression cannot be used
 * @returns the text for the author
 */
export function describeOutside({ what, instead }: Pick<Outside, 'what' | 'instead'>): string {
  return `Found ${what}, which an expression over the reader cannot have. ${instead}.`;
}
