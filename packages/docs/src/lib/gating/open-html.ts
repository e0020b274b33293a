import { isPublic } from '@bookplate/protocol';

/** A page of a build, in two parts. */
export interface OpenHtml {
  /** What search engines and link previews read. */
  readonly head: string;
  /** What is not in an element that anonymous readers do not see. */
  readonly body: string;
}

/** What ends the text of a script or stylesheet. */
const rawEnds: ReadonlyMap<string, RegExp> = new Map([
  ['script', /<\/script\s*>/gi],
  ['style', /<\/style\s*>/gi],
]);
const gate = /\sdata-bookplate-groups(?![\w-])(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/;
/** What is around it is hidden with it: the list item or article. */
const entry = /\sdata-bookplate-entry(?![\w-])/;
const isVoid = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** The end of a list item may be left out (HTML §13.1.2.4), that of the others not. */
const isListed = /^(li|ul|ol|article)$/;
/** What people or machines read of the attributes of an element. */
const said =
  /\s(?:content|alt|title|aria-label|placeholder|data-[\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

const mayMatter = /content|alt|title|label|placeholder|data-/i;

/** A list, list item or article that is open: where its text starts, and whether it is hidden. */
interface Around {
  readonly name: string;
  readonly start: number;
  isHidden: boolean;
}

/**
 * What everyone is told by a page: without elements that anonymous readers do not see, scripts and styles. Structured
 * data is told.
 *
 * @param html as a program wrote it
 * @returns its texts
 */
export function openHtml(html: string): OpenHtml {
  const parts = { head: '', body: '' };
  let part: 'head' | 'body' = 'body';
  let start = 0;
  /** Of an element that anonymous readers do not see: its name, and how many of that name are open. */
  let hiding: { readonly name: string; depth: number } | undefined;
  const around: Around[] = [];
  const add = (text: string): void => {
    if (!hiding && text !== '') parts[part] += `${text}\n`;
  };
  const close = (name: string): void => {
    for (let closed; around.some((one) => one.name === name) && closed?.name !== name;) {
      closed = around.pop();
      if (closed?.isHidden) parts.body = parts.body.slice(0, closed.start);
    }
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(start, at + 1))) {
    if (html.startsWith('<!--', at)) {
      const commentEnd = html.indexOf('-->', at);
      if (commentEnd < 0) continue;
      add(html.slice(start, at));
      start = commentEnd + 3;
      continue;
    }
    const slash = html[at + 1] === '/';
    const nameStart = at + (slash ? 2 : 1);
    const nameEnd = endOfName(html, nameStart);
    const end = nameEnd > nameStart ? endOfTag(html, nameEnd) : -1;
    if (end < 0) continue;
    const name = html.slice(nameStart, nameEnd).toLowerCase();
    const rest = html.slice(nameEnd, end);
    add(html.slice(start, at));
    start = end + 1;
    const rawEnd = slash ? undefined : rawEnds.get(name);
    if (rawEnd) {
      rawEnd.lastIndex = start;
      const found = rawEnd.exec(html);
      if (found) {
        if (/json/i.test(rest) && !isGated(rest)) add(html.slice(start, found.index));
        start = rawEnd.lastIndex;
        continue;
      }
    }
    if (hiding) {
      if (name === hiding.name) hiding.depth += slash ? -1 : 1;
      if (hiding.depth === 0) hiding = undefined;
      continue;
    }
    if (name === 'head') part = slash ? 'body' : 'head';
    if (name === 'body') part = 'body';
    if (isListed.test(name)) {
      if (slash || (name === 'li' && around.at(-1)?.name === 'li')) close(name);
      if (!slash) around.push({ name, start: parts.body.length, isHidden: false });
    }
    // As a rule, the address of a link.
    if (!mayMatter.test(rest)) continue;
    if (!slash && isGated(rest)) {
      const inside = around.at(-1);
      if (inside && entry.test(rest)) inside.isHidden = true;
      if (!isVoid.test(name)) hiding = { name, depth: 1 };
      continue;
    }
    for (const [, double, single, bare] of rest.matchAll(said)) add(double ?? single ?? bare ?? '');
  }
  add(html.slice(start));
  return parts;
}

/** Where the name of an element ends that begins at a place; the same place if none does. */
function endOfName(html: string, start: number): number {
  // A letter in either case.
  const first = html.charCodeAt(start) | 32;
  if (!(first >= 97 && first <= 122)) return start;
  for (let at = start + 1; ; at += 1) {
    const code = html.charCodeAt(at);
    // White space, `/`, `>`, or the end of the page.
    if (!(code > 32) || code === 47 || code === 62) return at;
  }
}

/**
 * Where the `>` of a tag is; -1 if it has none. In HTML that a program wrote, `>` stands for itself in the values of attributes
 * only. A pattern takes three times as long.
 */
function endOfTag(html: string, start: number): number {
  for (let at = start; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === 62) return at;
    if (code !== 34 && code !== 39) continue;
    at = html.indexOf(code === 34 ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** Whether the attributes of an element hide it from anonymous readers. */
function isGated(attributes: string): boolean {
  const found = gate.exec(attributes);
  if (!found) return false;
  const [, double, single, bare] = found;
  return !isPublic((double ?? single ?? bare ?? '').split(/\s+/).filter(Boolean));
}
