import { evaluate, type Program } from '@bookplate/browser/program';
import { compileTree } from '../expression/compile-expression.ts';
import type { Expression, SyntaxNode } from '../expression/parse-expression.ts';
import { AuthorError, outsideError } from './author-error.ts';
import { compileGroups } from './compile-groups.ts';
import { compileKeyChoice } from './compile-key-choice.ts';
import {
  attributeExpression,
  type ElementAttribute,
  type ElementTag,
  expressionAttribute,
  type NamedAttribute,
  sourceOf,
  spreadAttribute,
  textAttribute,
} from './element-attribute.ts';
import { refuseMisspeltGate } from './misspelt-gate.ts';
import { refusePlayground } from './refuse-playground.ts';
import type { PageContext } from './target.ts';
import { clientFunction } from './client-expression.ts';

/** In the data of a reader these would be program code or markup. */
const unsafeEverywhere = /^(srcdoc|innerHTML|dangerouslySetInnerHTML|set:html)$/i;
const unsafeInHtml = /^(on.*|style)$/i;

/** HTML names for attributes that React names differently. */
const htmlNames: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for' };

/**
 * Compiles what an element of a page says of the reader in its attributes.
 *
 * @param tag the element
 * @param context of the page
 * @returns the tag to put in its place, or undefined to keep it as it is
 * @throws {AuthorError} if an attribute is beyond what the target can do
 */
export function compileElement(tag: ElementTag, context: PageContext): ElementTag | undefined {
  const { name } = tag;
  if (name === 'Groups' && !context.boundNames.has('Groups'))
    return compileGroups(tag, context.text);
  if (name === 'KeyChoice' && !context.boundNames.has('KeyChoice'))
    return compileKeyChoice(tag, context);
  if (name !== null && !context.boundNames.has(name)) refuseMisspeltGate(tag);
  for (const [index, attribute] of tag.attributes.entries()) {
    const expression =
      sourceOf(attribute).includes('playground') && attributeExpression(attribute, context.text);
    if (expression) refusePlayground(expression, context, index);
  }
  // Most elements of a page: all that they cost.
  if (!name?.startsWith('user.') && !tag.attributes.some(mentionsUser)) return undefined;
  if (context.boundNames.has('user')) return undefined;
  if (name?.startsWith('user.'))
    throw new AuthorError(
      'expression-element',
      'Found an element named by the reader. Choose between elements by a condition: {user.beta ? <A/> : <B/>}.',
      1,
    );

  const programs: Record<string, Program> = {};
  const attributes = tag.attributes.flatMap((attribute, index): readonly ElementAttribute[] => {
    const expression = mentionsUser(attribute) && attributeExpression(attribute, context.text);
    if (!expression) return [attribute];
    const compiled = compileTree(expression);
    switch (compiled.kind) {
      case 'none':
        return [attribute];
      case 'program':
        if (attribute.type === 'mdxJsxAttribute' && isHtml(name) && !isUnsafe(attribute.name)) {
          programs[htmlNames[attribute.name] ?? attribute.name] = compiled.program;
          return staticAttribute(attribute.name, evaluate(compiled.program, null));
        }
        break;
      case 'outside':
        if (context.target !== 'react') throw outsideError(compiled, index);
        break;
      case 'branches':
    }
    if (context.target !== 'react' || isUnsafeEverywhere(attribute))
      throw new AuthorError(
        'expression-attribute',
        describeRefusal(tag, attribute),
        undefined,
        index,
      );
    try {
      return [clientAttribute(attribute, expression, context)];
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error;
      throw new AuthorError(error.code, error.message, error.at, index);
    }
  });
  if (Object.keys(programs).length > 0)
    return {
      name,
      attributes: [
        ...attributes,
        textAttribute('data-bookplate-attributes', JSON.stringify(programs)),
        // They are set before React hydrates the page, which would complain of it in development.
        ...(context.target !== 'static' ? [textAttribute('suppressHydrationWarning', null)] : []),
      ],
    };
  const isSame = attributes.every((attribute, index) => attribute === tag.attributes[index]);
  return isSame ? undefined : { name, attributes };
}

function mentionsUser(attribute: ElementAttribute): boolean {
  return sourceOf(attribute).includes('user');
}

function isHtml(name: string | null): boolean {
  return name !== null && /^[a-z][^.]*$/.test(name);
}

function isUnsafe(name: string): boolean {
  return unsafeEverywhere.test(name) || unsafeInHtml.test(name);
}

function isUnsafeEverywhere(attribute: ElementAttribute): boolean {
  return attribute.type === 'mdxJsxAttribute' && unsafeEverywhere.test(attribute.name);
}

/** What the anonymous reader gets. */
function staticAttribute(name: string, value: unknown): readonly NamedAttribute[] {
  if (value === true) return [textAttribute(name, null)];
  return typeof value === 'string' || typeof value === 'number'
    ? [textAttribute(name, String(value))]
    : [];
}

/** The content of a page is a component, and its attributes are evaluated at each rendering: a hook is at home. */
function clientAttribute(
  attribute: ElementAttribute,
  expression: Expression,
  context: PageContext,
): ElementAttribute {
  const call = {
    type: 'CallExpression',
    callee: { type: 'Identifier', name: 'useBookplate' },
    arguments: [clientFunction(expression, context, 'useBookplate')],
    optional: false,
  } as unknown as SyntaxNode;
  return attribute.type === 'mdxJsxExpressionAttribute'
    ? spreadAttribute(call)
    : expressionAttribute(attribute.name, call);
}

function describeRefusal({ name }: ElementTag, attribute: ElementAttribute): string {
  if (attribute.type === 'mdxJsxExpressionAttribute')
    return `Found the reader spread over <${name}>. Name the attributes one by one: <a href={user.url}>.`;
  if (isUnsafe(attribute.name))
    return `Found the reader in \`${attribute.name}\` of <${name}>, where data would run as code or markup. Show it as text, or in an attribute such as href, src or class.`;
  return `Found the reader in \`${attribute.name}\` of <${name}>, a component that is rendered once, at build time. Choose between two: {user.beta ? <${name} … /> : <${name} … />}.`;
}
