import { isHintName, longestHint } from '@bookplate/protocol';

/** What is wrong with the value of a hint. */
export type HintValueProblem = {
  /** In words, without the value: what was expected, what was found. */
  readonly detail: string;
} & (
  | {
      readonly kind: 'length';
      readonly of: 'name' | 'value';
      readonly length: number;
      readonly most: number;
    }
  | { readonly kind: 'tag' | 'encoding' | 'name' }
);

/**
 * Checks the value of a hint: a tag, or a tag, a dot and a percent-encoded name.
 *
 * @param value as sent
 * @returns the first problem, or undefined
 */
export function hintValueProblem(value: string): HintValueProblem | undefined {
  const [tag = '', ...rest] = value.split('.');
  const name = decode(rest.join('.'));
  const { length } = Array.from(name ?? '');
  if (length > 40) return tooLong('name', length, 40);
  if (value.length > longestHint) return tooLong('value', value.length, longestHint);
  if (!/^[\w-]{16,64}$/.test(tag))
    return {
      kind: 'tag',
      detail:
        'expected a tag of 16 to 64 letters, digits, _ and -, random at each sign-in, and then nothing or a dot; found another one',
    };
  if (name === undefined || !/^[\w%.!~*'()-]*$/.test(value))
    return { kind: 'encoding', detail: 'expected the name as percent-encoded UTF-8' };
  return rest.length === 0 || isHintName(name)
    ? undefined
    : {
        kind: 'name',
        detail: "expected a name of letters, marks, digits, spaces and .'-, found others, or none",
      };
}

function tooLong(of: 'name' | 'value', length: number, most: number): HintValueProblem {
  const detail = `expected a ${of} of at most ${most} characters, found ${length}`;
  return { kind: 'length', of, length, most, detail };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
