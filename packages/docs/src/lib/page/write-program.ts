import type { Program } from '@bookplate/browser/program';
import { fallbackText } from '../expression/split-template.ts';
import { type ElementTag, textAttribute, writeTag } from './element-attribute.ts';
import type { PageContext, Place } from './target.ts';

/** MDX; or an element without content, all attributes of which are texts, for whoever can do without parsing it. */
export type Written = string | ElementTag;

/**
 * @param written in either form
 * @returns MDX
 */
export function toMdx(written: Written): string {
  return typeof written === 'string' ? written : writeTag(written, true);
}

/**
 * Writes a program as the element that shows its text. What stands inside is for the anonymous reader, for crawlers,
 * and where there is no JavaScript.
 *
 * @param program what to show
 * @param context of the page
 * @param place where it stands
 * @returns what shows it
 */
export function writeProgram(program: Program, context: PageContext, place: Place): Written {
  const fallback = fallbackText(program);
  const value = textAttribute('value', shortForm(program) ?? JSON.stringify(program));
  if (context.target === 'react') {
    context.reactNames.add('BookplateText');
    return { name: 'BookplateText', attributes: [value, textAttribute('fallback', fallback)] };
  }
  const tag: ElementTag = { name: 'bookplate-text', attributes: [value] };
  return place === 'heading' && context.headingText === 'set:text'
    ? writeTag({ ...tag, attributes: [value, textAttribute('set:text', fallback)] }, true)
    : `${writeTag(tag)}${writeText(fallback)}</bookplate-text>`;
}

/**
 * @param text any
 * @returns MDX that shows it as it is: nothing in it is Markdown
 */
export function writeText(text: string): string {
  // Plain words need no braces, and others can read them: the label of an aside is its text.
  return words.test(text) ? text : `{${JSON.stringify(text)}}`;
}

const words = /^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u;

const name = /^[A-Za-z_$][\w$]*$/;

/**
 * The form that people write by hand. Where it gives nothing, the text inside the element stays, so it stands for
 * `user.a` and for `user.a ?? 'text'`.
 */
function shortForm(program: Program): string | undefined {
  if (!Array.isArray(program)) return undefined;
  const [operator, left, right] = program as readonly Program[];
  if (operator === '??') return Array.isArray(right) ? undefined : shortForm(pathOnly(left));
  return isPath(program) && program.every((step) => name.test(step))
    ? program.join('.')
    : undefined;
}

function pathOnly(program: Program | undefined): Program {
  return isPath(program) ? program : null;
}

function isPath(program: Program | undefined): program is readonly string[] {
  return Array.isArray(program) && program[0] === 'user';
}
