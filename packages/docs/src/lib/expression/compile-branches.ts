import type { Program } from '@bookplate/browser/program';
import { compileProgram } from './compile-program.ts';
import type { JsxElement, SyntaxNode } from './parse-expression.ts';

/** One of the things an expression shows, and when. At most one of an expression's branches applies. */
export type Branch = JsxBranch | TextBranch;

/** An element: its text from `start` to `end` is MDX. */
export interface JsxBranch {
  readonly when: Program;
  readonly node: JsxElement;
  readonly start: number;
  readonly end: number;
}

/** A value shown as text. */
export interface TextBranch {
  readonly when: Program;
  readonly text: Program;
}

/**
 * Compiles an expression that chooses between elements.
 *
 * @param node may hold elements in what it results in
 * @returns the branches in the order of the text, or undefined if no element is among what it results in
 * @throws {OutsideGrammarError} if a condition is beyond the grammar
 */
export function compileBranches(node: SyntaxNode): readonly Branch[] | undefined {
  return showsJsx(node) ? branchesOf(node, true) : undefined;
}

function showsJsx(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return true;
    case 'ParenthesizedExpression':
      return showsJsx(node.expression);
    case 'ConditionalExpression':
      return showsJsx(node.consequent) || showsJsx(node.alternate);
    case 'LogicalExpression':
      return showsJsx(node.left) || showsJsx(node.right);
    default:
      return false;
  }
}

function branchesOf(node: SyntaxNode, when: Program): readonly Branch[] {
  if (showsJsx(node)) {
    switch (node.type) {
      case 'JSXElement':
      case 'JSXFragment':
        return [{ when, node: node as JsxElement, start: node.start, end: node.end }];
      case 'ParenthesizedExpression':
        return branchesOf(node.expression, when);
      case 'ConditionalExpression': {
        const test = compileProgram(node.test);
        return [
          ...branchesOf(node.consequent, both(when, test)),
          ...branchesOf(node.alternate, both(when, ['!', test])),
        ];
      }
      case 'LogicalExpression': {
        const left = compileProgram(node.left);
        // React shows the 0 of `{user.unread && <Badge/>}`. Nobody means that: the left side is a condition only.
        if (node.operator === '&&') return branchesOf(node.right, both(when, left));
        const isNothing: Program = ['===', ['??', left, null], null];
        const isLeft: Program = node.operator === '||' ? left : ['!', isNothing];
        return [
          { when: both(when, isLeft), text: left },
          ...branchesOf(node.right, both(when, ['!', isLeft])),
        ];
      }
      default:
    }
  }
  const text = compileProgram(node);
  // JSX shows neither of them.
  const isNothing = text === null || typeof text === 'boolean' || (Array.isArray(text) && !text[0]);
  return isNothing ? [] : [{ when, text }];
}

function both(first: Program, second: Program): Program {
  return first === true ? second : ['&&', first, second];
}
