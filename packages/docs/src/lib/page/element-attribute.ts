import type { ObjectExpression } from 'estree-jsx';
import type { Expression, SyntaxNode } from '../expression/parse-expression.ts';
import { printExpression, programOf } from '../expression/print-expression.ts';
import { escapeAttribute } from '../page-head/write-tag.ts';
import { expressionOf, hostTree } from './expression-of.ts';

/** An attribute of an element, as it is in the trees of MDX. */
export type ElementAttribute = NamedAttribute | SpreadAttribute;

export interface NamedAttribute {
  readonly type: 'mdxJsxAttribute';
  readonly name: string;
  readonly value?: string | AttributeExpression | null | undefined;
}

/** `{…}` behind the `=`. */
export interface AttributeExpression {
  readonly type: 'mdxJsxAttributeValueExpression';
  readonly value: string;
  readonly data?: object | undefined;
}

/** `{...props}`; the value has the dots. */
export interface SpreadAttribute {
  readonly type: 'mdxJsxExpressionAttribute';
  readonly value: string;
  readonly data?: object | undefined;
}

/** An element without its children. */
export interface ElementTag {
  /** `null` is a fragment. */
  readonly name: string | null;
  readonly attributes: readonly ElementAttribute[];
}

/**
 * @param name of the attribute
 * @param value as text; null is an attribute without one
 * @returns the attribute
 */
export function textAttribute(name: string, value: string | null): NamedAttribute {
  return { type: 'mdxJsxAttribute', name, value };
}

/**
 * @param name of the attribute
 * @param tree JavaScript
 * @returns the attribute, with the tree that MDX compiles and the text for processors that have none
 */
export function expressionAttribute(name: string, tree: SyntaxNode): NamedAttribute {
  const value = printExpression(tree);
  const data = { estree: programOf(tree) };
  return {
    type: 'mdxJsxAttribute',
    name,
    value: { type: 'mdxJsxAttributeValueExpression', value, data },
  };
}

/**
 * @param tree JavaScript
 * @returns `{...}` with it
 */
export function spreadAttribute(tree: SyntaxNode): SpreadAttribute {
  const properties = [{ type: 'SpreadElement', argument: tree }];
  const spread = { type: 'ObjectExpression', properties } as unknown as SyntaxNode;
  const value = `...${printExpression(tree)}`;
  return { type: 'mdxJsxExpressionAttribute', value, data: { estree: programOf(spread) } };
}

/**
 * @param attribute any
 * @returns the JavaScript in it; `''` for a text. It has spaces for the dots of `{...props}`
 */
export function sourceOf(attribute: ElementAttribute): string {
  if (attribute.type === 'mdxJsxExpressionAttribute')
    return attribute.value.replace(/^\s*\.\.\./, (dots) => ' '.repeat(dots.length));
  return typeof attribute.value === 'object' ? (attribute.value?.value ?? '') : '';
}

/**
 * @param attribute any
 * @param text what the host's parser has read it from
 * @returns its expression, for `{...props}` that behind the dots; undefined for a text
 */
export function attributeExpression(
  attribute: ElementAttribute,
  text: string,
): Expression | undefined {
  if (attribute.type === 'mdxJsxAttribute')
    return typeof attribute.value === 'object' && attribute.value
      ? expressionOf(attribute.value, text)
      : undefined;
  if (!hostTree(attribute)) return expressionOf({ value: sourceOf(attribute) }, text);
  const object = expressionOf(attribute, text)?.tree as ObjectExpression | undefined;
  const [spread] = object?.properties ?? [];
  return spread?.type === 'SpreadElement'
    ? { tree: spread.argument as SyntaxNode, text }
    : undefined;
}

/**
 * @param tag an element without its children
 * @param isEmpty it has none
 * @returns its opening tag as MDX
 */
export function writeTag({ name, attributes }: ElementTag, isEmpty = false): string {
  return `<${[name ?? '', ...attributes.map(writeAttribute)].join(' ')}${isEmpty ? ' />' : '>'}`;
}

function writeAttribute(attribute: ElementAttribute): string {
  if (attribute.type === 'mdxJsxExpressionAttribute') return `{${attribute.value}}`;
  const { name, value } = attribute;
  if (value === null || value === undefined) return name;
  // JSX knows no other escape in a string than HTML's character references.
  if (typeof value === 'string') return `${name}="${escapeAttribute(value)}"`;
  return `${name}={${value.value}}`;
}
