import { findFreeReferences, type SyntaxNode } from '@bookplate/docs/expression';

/** A path such as `user.org.plan` in an expression, and what is done with it. */
export interface PathUse {
  readonly steps: readonly PathStep[];
  /** The texts and numbers that it is compared with, by `===` or as a list by `includes`. */
  readonly compared: readonly ComparedValue[];
  /** The last step is called: it is a method of the value, not a member of the content. */
  readonly isCalled: boolean;
}

export interface PathStep {
  readonly name: string;
  readonly at: number;
}

export interface ComparedValue {
  readonly value: string | number;
  readonly at: number;
  /** By `includes`: it is compared with each item. */
  readonly isItem: boolean;
}

/**
 * Finds what an expression reads of the reader.
 *
 * @param tree the expression
 * @param name of what it reads: `playground`, too
 * @returns in the order of the text
 */
export function usesOf(tree: SyntaxNode, name = 'user'): readonly PathUse[] {
  return findFreeReferences(tree, name).map(({ node, ancestors }) => follow(node, ancestors));
}

/** From `user` outwards, as far as members are named. */
function follow(reference: SyntaxNode, ancestors: readonly SyntaxNode[]): PathUse {
  const steps: PathStep[] = [];
  let inner = reference;
  for (let index = ancestors.length - 1; index >= 0; index -= 1) {
    const outer = ancestors[index];
    switch (outer?.type) {
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        break;
      case 'MemberExpression': {
        const step = outer.object === inner ? stepOf(outer) : undefined;
        if (!step) return { steps, compared: [], isCalled: false };
        steps.push(step);
        break;
      }
      case 'CallExpression': {
        if (outer.callee !== inner) return { steps, compared: [], isCalled: false };
        const isIncludes = steps.at(-1)?.name === 'includes';
        const compared = isIncludes ? valuesOf(outer.arguments[0], true) : [];
        return { steps, compared, isCalled: true };
      }
      case 'BinaryExpression':
        return {
          steps,
          compared: /^[!=]==?$/.test(outer.operator)
            ? valuesOf(outer.left === inner ? outer.right : outer.left, false)
            : [],
          isCalled: false,
        };
      default:
        return { steps, compared: [], isCalled: false };
    }
    inner = outer;
  }
  return { steps, compared: [], isCalled: false };
}

function stepOf({
  property,
  computed,
}: Extract<SyntaxNode, { type: 'MemberExpression' }>): PathStep | undefined {
  if (!computed && property.type === 'Identifier')
    return { name: property.name, at: property.start };
  return property.type === 'Literal' && ['string', 'number'].includes(typeof property.value)
    ? { name: String(property.value), at: property.start }
    : undefined;
}

function valuesOf(node: SyntaxNode | undefined, isItem: boolean): readonly ComparedValue[] {
  if (node?.type === 'ParenthesizedExpression') return valuesOf(node.expression, isItem);
  return node?.type === 'Literal' &&
    (typeof node.value === 'string' || typeof node.value === 'number')
    ? [{ value: node.value, at: node.start, isItem }]
    : [];
}
