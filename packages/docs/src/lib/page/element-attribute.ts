/** An attribute of an element, as it stands in the trees of MDX. */
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
}

/** `{...props}`; the value has the dots. */
export interface SpreadAttribute {
  readonly type: 'mdxJsxExpressionAttribute';
  readonly value: string;
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
 * @param source JavaScript
 * @returns the attribute
 */
export function expressionAttribute(name: string, source: string): NamedAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: { type: 'mdxJsxAttributeValueExpression', value: source },
  };
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
  if (typeof value === 'string')
    return `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  return `${name}={${value.value}}`;
}
