import { findFreeReferences, printExpression, type SyntaxNode } from '@bookplate/docs/expression';
import type { Empty } from './find-empty.ts';

/** The value of an expression for one reader; undefined if it fails. */
export type Evaluate = (part: SyntaxNode) => { readonly value: unknown } | undefined;

/** Of lists, which may well be empty. */
const listMethods = new Set(['map', 'flatMap', 'filter', 'concat', 'flat']);

/**
 * Finds what stays empty of JavaScript over the reader, as `findEmpty` does of a program: behind `&&`, and where an
 * author writes `''`, nothing is meant.
 *
 * @param node one expression, its members made optional
 * @param evaluate runs a part of it
 * @returns the part that was to give the text
 */
export function findEmptyClient(node: SyntaxNode, evaluate: Evaluate): Empty | undefined {
  const valueOf = (part: SyntaxNode): unknown => evaluate(part)?.value;
  switch (node.type) {
    case 'ConditionalExpression':
      return findEmptyClient(valueOf(node.test) ? node.consequent : node.alternate, evaluate);
    case 'LogicalExpression': {
      const left = valueOf(node.left);
      if (node.operator === '&&') return left ? findEmptyClient(node.right, evaluate) : undefined;
      const isLeft = node.operator === '||' ? Boolean(left) : (left ?? null) !== null;
      return findEmptyClient(isLeft ? node.left : node.right, evaluate);
    }
    case 'TemplateLiteral':
      for (const part of node.expressions) {
        const empty = findEmptyClient(part, evaluate);
        if (empty) return empty;
      }
      return undefined;
    default:
  }
  if (findFreeReferences(node, 'user').length === 0 || isList(node)) return undefined;
  const result = evaluate(node);
  const isEmpty =
    result && (result.value === undefined || result.value === null || result.value === '');
  return isEmpty
    ? {
        path: asWritten(printExpression(node)),
        found: result.value === '' ? 'an empty string' : 'nothing',
      }
    : undefined;
}

function isList(node: SyntaxNode): boolean {
  if (node.type === 'ChainExpression') return isList(node.expression);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { property } = node.callee;
  return property.type === 'Identifier' && listMethods.has(property.name);
}

/** Without the question marks that the compiler puts in. */
function asWritten(code: string): string {
  return code.replaceAll(/\?\.(?=[([])/g, '').replaceAll('?.', '.');
}
