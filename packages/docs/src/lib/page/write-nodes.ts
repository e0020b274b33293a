import type { Program } from '@bookplate/browser/program';
import { valueToEstree } from 'estree-util-value-to-estree';
import type { SyntaxNode } from '../expression/parse-expression.ts';
import { programOf } from '../expression/print-expression.ts';
import { fallbackText } from '../expression/split-template.ts';
import { writeReactText } from '../code-sample/write-text.ts';
import { type ElementTag, textAttribute } from './element-attribute.ts';
import type { PageNode } from './page-node.ts';
import type { PageContext, Place } from './target.ts';

/**
 * @param tag an element
 * @param place where it goes
 * @param children what it holds
 * @returns its node
 */
export function elementNode(
  { name, attributes }: ElementTag,
  place: Place,
  children: PageNode[] = [],
): PageNode {
  return {
    type: place === 'flow' ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
    name,
    attributes: [...attributes],
    children,
    // Tags are what they say: no component is put in the place of `<a>`.
    data: { _mdxExplicitJsx: true },
  };
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
export function programNode(program: Program, context: PageContext, place: Place): PageNode {
  const fallback = fallbackText(program);
  const value = textAttribute('value', shortForm(program) ?? JSON.stringify(program));
  if (context.target === 'react') {
    context.reactNames.add('BookplateText');
    const attributes = [value, textAttribute('fallback', fallback)];
    return elementNode({ name: 'BookplateText', attributes }, place);
  }
  if (context.target === 'server') {
    const node = writeReactText(program, fallback) as PageNode;
    return place === 'flow' ? { ...node, type: 'mdxJsxFlowElement' } : node;
  }
  const name = 'bookplate-text';
  return place === 'heading' && context.headingText === 'set:text'
    ? elementNode({ name, attributes: [value, textAttribute('set:text', fallback)] }, place)
    : elementNode({ name, attributes: [value] }, place, textNodes(fallback, 'inline'));
}

/**
 * @param text any
 * @param place where it goes
 * @returns nodes that show it as it is: to other plugins, nothing in it is Markdown
 */
export function textNodes(text: string, place: Place): PageNode[] {
  if (text === '') return [];
  if (!words.test(text)) {
    const estree = programOf(valueToEstree(text) as SyntaxNode);
    const type = place === 'flow' ? 'mdxFlowExpression' : 'mdxTextExpression';
    return [{ type, value: JSON.stringify(text), data: { estree } }];
  }
  // Plain words need no braces, and others can read them: the label of an aside is its text.
  const node = { type: 'text', value: text };
  return [place === 'flow' ? { type: 'paragraph', children: [node] } : node];
}

/**
 * @param text any
 * @returns MDX that shows it as it is
 */
export function writeText(text: string): string {
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
