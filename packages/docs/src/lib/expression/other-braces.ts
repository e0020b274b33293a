/** Braces in a code sample that are another language's. */
export interface OtherBraces {
  /** Of the first brace, or of the sign before it. */
  readonly start: number;
  readonly end: number;
}

/**
 * `${…}` of shells and JavaScript, `#{…}` of Ruby, Pug and Elixir, `%{…}` of Logstash and of translations, `!{…}` of
 * Pug; a sign that stands twice is that of an escape in some, and no less their own.
 */
const signs = new Set(['$', '#', '%', '!']);

/**
 * Finds what belongs to template languages: `{{ … }}` and `{{{ … }}}` (Handlebars, Liquid, Jinja, Vue, Go, Helm),
 * with all that is in them, `{% … %}`, and braces behind a sign such as `#`.
 *
 * @param text a code sample
 * @returns in the order of the text; none is in another
 */
export function otherBraces(text: string): readonly OtherBraces[] {
  const found: OtherBraces[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/\{/g)) {
    if (index < from) continue;
    const end = endOf(text, index);
    if (end === undefined) continue;
    const start = signs.has(text[index - 1] ?? '') ? index - 1 : index;
    found.push({ start, end });
    from = end;
  }
  return found;
}

/** Where braces end that are no expression of ours, whatever is in them. */
function endOf(text: string, start: number): number | undefined {
  const next = text[start + 1] ?? '';
  if (next === '{') return endOfDouble(text, start);
  if (next === '%') {
    const end = text.indexOf('%}', start + 2);
    return end < 0 ? undefined : end + 2;
  }
  // What is in the braces is not theirs to the end: `${f("{user.key}")}`.
  return signs.has(text[start - 1] ?? '') ? start + 1 : undefined;
}

/** The end of `{{ … }}`: the two closing braces stand together, too. Of `[{{a: 1}, {a: 2}}]`, they do not. */
function endOfDouble(text: string, start: number): number | undefined {
  const plain = /^\{\{+[^{}]*\}\}+/.exec(text.slice(start));
  if (plain) return start + plain[0].length;
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] !== '}') continue;
    depth -= 1;
    // The second of the two that were opened first is closed.
    if (depth === 1) return text[index + 1] === '}' ? index + 2 : undefined;
  }
  return undefined;
}
