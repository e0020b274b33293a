import { isPublic } from '@bookplate/protocol';

/** A page of a build, in two parts. */
export interface OpenHtml {
  /** What search engines and link previews read. */
  readonly head: string;
  /** What is not in an element that anonymous readers do not see. */
  readonly body: string;
}

/** In HTML that a program wrote, `<` stands for itself in comments, scripts and the values of attributes only. */
const piece =
  /<!--[^]*?-->|<(script|style)\b((?:"[^"]*"|'[^']*'|[^"'>])*)>([^]*?)<\/\1\s*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const gate = /\sdata-bookplate-groups(?![\w-])(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/;
/** What is around it is hidden with it: the list item or article. */
const entry = /\sdata-bookplate-entry(?![\w-])/;
const isVoid = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** The end of a list item may be left out (HTML §13.1.2.4), that of the others not. */
const isListed = /^(li|ul|ol|article)$/;
/** What people or machines read of the attributes of an element. */
const said =
  /\s(?:content|alt|title|aria-label|placeholder|data-[\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

const mayBeSaid = /content|alt|title|label|placeholder|data-/i;

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
    if (!hiding) parts[part] += `${text}\n`;
  };
  const end = (name: string): void => {
    for (let closed; around.some((one) => one.name === name) && closed?.name !== name;) {
      closed = around.pop();
      if (closed?.isHidden) parts.body = parts.body.slice(0, closed.start);
    }
  };
  for (const match of html.matchAll(piece)) {
    // Groups without names: objects of names would take a quarter of the time.
    const [found, raw, rawRest = '', text = '', slash = '', tagName, rest = ''] = match;
    const { index } = match;
    add(html.slice(start, index));
    start = index + found.length;
    const name = tagName?.toLowerCase();
    if (raw !== undefined && /json/i.test(rawRest) && !isGated(rawRest)) add(text);
    if (name === undefined) continue;
    if (hiding) {
      if (name === hiding.name) hiding.depth += slash ? -1 : 1;
      if (hiding.depth === 0) hiding = undefined;
      continue;
    }
    if (name === 'head') part = slash ? 'body' : 'head';
    if (name === 'body') part = 'body';
    if (isListed.test(name)) {
      if (slash || (name === 'li' && around.at(-1)?.name === 'li')) end(name);
      if (!slash) around.push({ name, start: parts.body.length, isHidden: false });
    }
    if (!slash && isGated(rest)) {
      const inside = around.at(-1);
      if (inside && entry.test(rest)) inside.isHidden = true;
      if (!isVoid.test(name)) hiding = { name, depth: 1 };
      continue;
    }
    // As a rule, the address of a link.
    if (!mayBeSaid.test(rest)) continue;
    for (const [, double, single, bare] of rest.matchAll(said)) add(double ?? single ?? bare ?? '');
  }
  add(html.slice(start));
  return parts;
}

/** Whether the attributes of an element hide it from anonymous readers. */
function isGated(attributes: string): boolean {
  const found = gate.exec(attributes);
  if (!found) return false;
  const [, double, single, bare] = found;
  return !isPublic((double ?? single ?? bare ?? '').split(/\s+/).filter(Boolean));
}
