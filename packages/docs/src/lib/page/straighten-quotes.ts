/** An expression over the reader, in one pair of braces. */
const braces = /\{[^{}]*\b(?:user|playground)\b[^{}]*\}/g;
const curly = /[‘’‚‛“”„‟]/;
const families = [
  { straight: "'", all: "'‘’‚‛" },
  { straight: '"', all: '"“”„‟' },
  { straight: '`', all: '`' },
] as const;

/**
 * Makes the quotes of expressions straight again: generators turn `'reader'` into `‘reader’`. An apostrophe in a text
 * (`you’re`) stays.
 *
 * @param text that may hold expressions
 * @returns the same, character by character, with straight quotes around the texts of its expressions
 */
export function straightenQuotes(text: string): string {
  return curly.test(text) ? text.replaceAll(braces, straighten) : text;
}

function straighten(source: string): string {
  let straight = '';
  let open: (typeof families)[number] | undefined;
  let opening = '';
  const chars = source.split('');
  for (const [index, char] of chars.entries()) {
    if (!open) {
      open = families.find(({ all }) => all.includes(char));
      opening = char;
      straight += open?.straight ?? char;
    } else if (open.all.includes(char) && isEnd(opening, char, chars[index + 1] ?? '')) {
      straight += open.straight;
      open = undefined;
    } else if (char === open.straight) {
      // Within curly quotes, a straight one is text.
      straight += char === "'" ? '’' : '”';
    } else straight += char;
  }
  return straight;
}

/** A straight quote ends at a straight one. A curly one ends where no word goes on: `‘you’re’`. */
function isEnd(opening: string, char: string, next: string): boolean {
  return /['"`]/.test(opening) ? char === opening : !/[\p{L}\p{N}]/u.test(next);
}
