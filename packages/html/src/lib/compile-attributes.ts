import { escapeAttribute } from '@bookplate/docs/host';
import { evaluate, type Program } from '@bookplate/browser/program';
import { escapedBrace, namesPlayground, writeValue } from './compile-text.ts';
import { findPrograms } from '@bookplate/docs/page';
import type { PageContext } from './page-context.ts';
import { sourceText, withWrittenBraces } from './source-text.ts';
import type { Element } from './tree.ts';

const programsAttribute = 'data-bookplate-attributes';
/** In the data of a reader these would be program code, markup or styles. */
const unsafe = /^(on.*|srcdoc|style)$/;
const addresses = /^(href|src|action|formaction|poster)$/;
/** Read by machines, for everyone. */
const headElements: ReadonlySet<string> = new Set(['meta', 'link', 'base']);

/**
 * Compiles the expressions in the attributes of an element.
 *
 * @param element any
 * @param context of its page
 */
export function compileAttributes(element: Element, context: PageContext): void {
  const { html, edit, report } = context;
  const places = element.sourceCodeLocation?.attrs ?? {};
  const programs: Record<string, Program> = {};
  let last = 0;
  for (const { name, value } of element.attrs) {
    const place = places[name];
    if (!place || name.startsWith('data-bookplate-') || !/\{|%7b/i.test(value)) continue;
    const { startOffset: start, endOffset: end } = place;
    const { text, rawAt } = valueText(html.slice(start, end), start, addresses.test(name));
    const parts: Program[] = [];
    let written = '';
    let from = 0;
    for (const found of findPrograms(text)) {
      const between = text.slice(from, found.start);
      if (found.kind === 'program') {
        const { program, fallback } = found;
        const refusal = refusalOf(name, program);
        if (refusal !== undefined) {
          context.find(
            'expression-place',
            rawAt(found.start),
            text.slice(found.start, found.end),
            refusal,
          );
          continue;
        }
        written += between + fallback;
        if (between) parts.push(withWrittenBraces(between));
        parts.push(program);
        from = found.end;
      } else if (found.kind === 'escape') {
        written += `${between}{`;
        parts.push(withWrittenBraces(`${between}{`));
        from = found.end;
      } else context.find(found.kind, rawAt(found.start), found.message);
    }
    if (from === 0) continue;
    const rest = text.slice(from);
    if (rest) parts.push(withWrittenBraces(rest));
    const isDynamic = parts.some((part) => typeof part !== 'string');
    const only = parts.length === 1 ? parts[0] : undefined;
    const shown: unknown =
      only === undefined ? withWrittenBraces(written + rest) : evaluate(only, null);
    edit.replace(...attributeRange(html, start, end, shown), writeAttribute(name, shown));
    if (!isDynamic || headElements.has(element.tagName)) continue;
    programs[name] = only ?? ['text', ...parts];
    report.attributes += 1;
    last = end;
  }
  if (last > 0) writePrograms(element, programs, last, context);
}

function refusalOf(name: string, program: Program): string | undefined {
  if (unsafe.test(name)) return `\`${name}\`, where data would run as code or style`;
  return namesPlayground(program) ? 'an attribute, which no key may be written into' : undefined;
}

/** The value of an attribute, as `name="value"` has it. */
function valueText(raw: string, start: number, isAddress: boolean): ReturnType<typeof sourceText> {
  const [before = ''] = /^[^=]*=\s*["']?/.exec(raw) ?? [];
  const value = raw.slice(before.length).replace(/["']$/, '');
  const source = sourceText(value, start + before.length);
  // Generators encode what no address may have.
  const text = isAddress ? source.text.replaceAll(/%7B.*?%7D/gi, decodeBraces) : source.text;
  return { ...source, text };
}

function decodeBraces(encoded: string): string {
  try {
    const decoded = decodeURIComponent(encoded);
    return /^\{\s*user\b/.test(decoded) ? decoded : encoded;
  } catch {
    return encoded;
  }
}

/** An attribute that goes takes the space before it along. */
function attributeRange(
  html: string,
  start: number,
  end: number,
  shown: unknown,
): [number, number] {
  const isGone = !isShown(shown);
  return [isGone && /\s/.test(html[start - 1] ?? '') ? start - 1 : start, end];
}

function isShown(shown: unknown): boolean {
  return shown === true || typeof shown === 'string' || typeof shown === 'number';
}

function writeAttribute(name: string, shown: unknown): string {
  if (shown === true) return name;
  return isShown(shown)
    ? `${name}="${escapeAttribute(String(shown)).replaceAll('{', escapedBrace)}"`
    : '';
}

/** Beside what an author, or an earlier run, has written. */
function writePrograms(
  element: Element,
  programs: Readonly<Record<string, Program>>,
  at: number,
  { edit }: PageContext,
): void {
  const own = element.attrs.find(({ name }) => name === programsAttribute)?.value ?? '{}';
  let known: object = {};
  try {
    known = JSON.parse(own) as object;
  } catch {
    // The page's script cannot read it either.
  }
  const written = ` ${programsAttribute}="${writeValue({ ...known, ...programs })}"`;
  const place = element.sourceCodeLocation?.attrs?.[programsAttribute];
  if (place) edit.replace(place.startOffset, place.endOffset, written.slice(1));
  else edit.replace(at, at, written);
}
