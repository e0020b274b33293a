import { evaluate, type Program, type ProgramReader, toText } from '@bookplate/browser/program';
import { describeValue } from '@bookplate/protocol';

/** A member of the reader that was to be shown and has no text. */
export interface Empty {
  /** As the author wrote it, more or less: `user.org.name`. */
  readonly path: string;
  /** What stood there instead of a text. */
  readonly found: string;
}

/**
 * Finds what stays empty. An author who writes `{user.beta && 'new'}` or `{user.name ?? ''}` means it to be empty, and
 * nothing is found.
 *
 * @param program of an expression
 * @param reader to evaluate it for
 * @returns the member that was to give the text
 */
export function findEmpty(program: Program, reader: ProgramReader): Empty | undefined {
  if (!Array.isArray(program)) return undefined;
  const [operator, a = null, b = null, c = null] = program as readonly Program[];
  switch (operator) {
    case 'user': {
      const value = evaluate(program, reader);
      return toText(value) === ''
        ? { path: program.join('.'), found: describeValue(value) }
        : undefined;
    }
    case '??':
      return findEmpty((evaluate(a, reader) ?? null) === null ? b : a, reader);
    case '||':
      return findEmpty(evaluate(a, reader) ? a : b, reader);
    case '&&':
      return evaluate(a, reader) ? findEmpty(b, reader) : undefined;
    case '?':
      return findEmpty(evaluate(a, reader) ? b : c, reader);
    case '+':
      for (const part of (program as readonly Program[]).slice(1)) {
        const empty = findEmpty(part, reader);
        if (empty) return empty;
      }
      return undefined;
    default:
      return undefined;
  }
}
