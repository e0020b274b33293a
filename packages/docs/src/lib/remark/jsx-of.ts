import type { JSXElement, JSXFragment } from 'estree-jsx';
import { valueToEstree } from 'estree-util-value-to-estree';
import type { ElementAttribute } from '../page/element-attribute.ts';
import { hostTree } from '../page/expression-of.ts';
import type { PageNode } from '../page/page-node.ts';

/**
 * Writes nodes as the JavaScript that MDX would make of them, for where they cannot be nodes.
 *
 * @param nodes elements, texts and expressions
 * @returns a fragment with all of them
 */
export function jsxOf(nodes: readonly PageNode[]): JSXFragment {
  return {
    type: 'JSXFragment',
    openingFragment: { type: 'JSXOpeningFragment' },
    closingFragment: { type: 'JSXClosingFragment' },
    children: nodes.map(childOf),
  };
}

function childOf(node: PageNode): JSXFragment['children'][number] {
  if (node.type.startsWith('mdxJsx')) return elementOf(node);
  return { type: 'JSXExpressionContainer', expression: valueToEstree(textOf(node)) };
}

function elementOf({ name, attributes = [], children = [] }: PageNode): JSXElement {
  const id = { type: 'JSXIdentifier', name: name ?? '' } as const;
  const selfClosing = children.length === 0;
  return {
    type: 'JSXElement',
    openingElement: {
      type: 'JSXOpeningElement',
      name: id,
      attributes: attributes.map(attributeOf),
      selfClosing,
    },
    closingElement: selfClosing ? null : { type: 'JSXClosingElement', name: id },
    children: children.map(childOf),
  };
}

/** Those of elements that are written here are texts, and functions for React. */
function attributeOf(
  attribute: ElementAttribute,
): JSXElement['openingElement']['attributes'][number] {
  if (attribute.type === 'mdxJsxExpressionAttribute') throw new TypeError('Found a spread.');
  const name = { type: 'JSXIdentifier', name: attribute.name } as const;
  const { value } = attribute;
  const [statement] = (typeof value === 'object' && value && hostTree(value)?.body) || [];
  if (statement?.type === 'ExpressionStatement') {
    const { expression } = statement;
    return { type: 'JSXAttribute', name, value: { type: 'JSXExpressionContainer', expression } };
  }
  const text = typeof value === 'string' ? ({ type: 'Literal', value } as const) : null;
  return { type: 'JSXAttribute', name, value: text };
}

/** What is no plain word is a string in an expression. */
function textOf({ type, value = '' }: PageNode): unknown {
  return type === 'text' ? value : JSON.parse(value);
}
