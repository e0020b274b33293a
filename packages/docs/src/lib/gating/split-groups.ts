import { isPublic, toGroups } from '@bookplate/protocol';

/** The parts of a page's source. */
export interface SplitSource {
  /** What anonymous readers see, put together. */
  readonly open: string;
  /** What is in a `<Groups>` that they do not see, with what is nested in it. */
  readonly gated: readonly string[];
}

/** Code, in which tags are text; then the tags, those that nothing can read last. CommonMark §4.5: a fence ends with at least as many of its characters. */
const token =
  /(?:^|\n) {0,3}(?<fence>`{3,}|~{3,})[^]*?(?:\n {0,3}\k<fence>[`~]*[ \t]*(?=\r?\n|$)|$)|`[^`\n]*`|<Groups\b(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^"'{>])*>|<Groups\b[^>]*>|<\/Groups\s*>/g;

/**
 * Parts the source of a page into what anonymous readers see and what they do not.
 *
 * @param source MDX
 * @returns the parts
 */
export function splitGroups(source: string): SplitSource {
  const open: string[] = [];
  const gated: string[] = [];
  /** Of each `<Groups>` that is open, whether everything in it is gated. */
  const around: boolean[] = [];
  let start = 0;
  const add = (end: number, next: number): void => {
    (around.at(-1) ? gated : open).push(source.slice(start, end));
    start = next;
  };
  for (const { 0: found, index } of source.matchAll(token)) {
    if (!/^<\/?Groups/.test(found) || found.endsWith('/>')) continue;
    const end = index + found.length;
    const isClosing = found[1] === '/';
    const isInGated = around.at(isClosing ? -2 : -1) ?? false;
    // All of it is one text.
    if (!isInGated) add(index, end);
    if (isClosing) around.pop();
    else around.push(isInGated || !isPublicTag(found));
  }
  add(source.length, source.length);
  return { open: open.join('\n'), gated };
}

/** With its value, where it has one; also what a tag spreads. */
const attribute = /(\{[^}]*\}|[^\s=>"'{]+)(?:\s*=\s*(?:\{([^}]*)\}|"([^"]*)"|'([^']*)'|[^\s>]+))?/g;
const list = /^\s*\[(?:\s*(?:'[^']*'|"[^"]*")\s*(?:,|(?=\])))*\s*\]\s*$/;

/** What cannot be read is gated. Names that a build does not know are refused when the page is compiled. */
function isPublicTag(tag: string): boolean {
  const gate: { any?: readonly string[]; none?: readonly string[] } = {};
  const written = tag.slice('<Groups'.length);
  for (const [, name = '', braces, double, single] of written.matchAll(attribute)) {
    if (/^(\{|v-bind$)/.test(name)) return false;
    const part = /^(?:v-bind)?:?(any|none)(?:\.|$)/.exec(name)?.[1];
    if (part === undefined) continue;
    const value = braces ?? double ?? single ?? '';
    if (!list.test(value)) return false;
    gate[part as keyof typeof gate] = Array.from(
      value.matchAll(/'([^']*)'|"([^"]*)"/g),
      ([, one, other]) => one ?? other ?? '',
    );
  }
  return isPublic(gate.any || gate.none ? toGroups(gate) : []);
}
