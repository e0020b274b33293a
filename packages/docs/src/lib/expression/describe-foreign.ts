import { OutsideGrammarError } from './outside-grammar.ts';
import type { SyntaxNode } from './parse-expression.ts';

const sendIt =
  "Let the Info API send the result in `content`, and name it here, as in {user.summary ?? '…'}";

/** What to write for an operator that the grammar leaves out. */
const insteadOfOperator: Readonly<Record<string, string>> = {
  '==': 'Use ===',
  '!=': 'Use !==',
  '<=': 'Use !(a > b)',
  '>=': 'Use !(a < b)',
  '+': "Join texts in a template literal: {user.firstName ? `Dear ${user.firstName}` : 'Hello'}",
};

/**
 * Finds words for a part of an expression that is no part of the grammar.
 *
 * @param node the part
 * @returns the error, placed at the token that an author has to change
 */
export function describeForeign(node: SyntaxNode): OutsideGrammarError {
  const outside = (
    what: string,
    instead: string,
    at: number = node.start,
    token?: string,
  ): OutsideGrammarError => new OutsideGrammarError(at, what, instead, token);
  switch (node.type) {
    case 'Identifier':
      return outside(`\`${node.name}\``, 'Only `user` and its members are known in the browser');
    case 'AssignmentExpression':
      return outside(
        `\`${node.operator}\``,
        node.operator === '=' ? 'Use === to compare' : sendIt,
        node.right.start - 1,
        node.operator,
      );
    case 'BinaryExpression':
      return outside(
        `the operator ${node.operator}`,
        insteadOfOperator[node.operator] ?? sendIt,
        node.right.start - 1,
        node.operator,
      );
    case 'MemberExpression':
      return outside(
        'a member of a computed value',
        'Name the member in each part: (user.a ?? user.b).c is user.a.c ?? user.b.c',
      );
    case 'CallExpression': {
      const { callee } = node;
      const isMethod = callee.type === 'MemberExpression' && callee.property.type === 'Identifier';
      if (isMethod && callee.object.type === 'ArrayExpression')
        return outside(
          'an array',
          "Compare one by one: user.plan === 'team' || user.plan === 'pro'",
        );
      return isMethod
        ? outside(`a call of \`${nameOf(callee.property)}\``, sendIt, callee.property.start)
        : outside('a function call', sendIt);
    }
    case 'ArrayExpression':
      return outside('an array', "Compare one by one: user.plan === 'team' || user.plan === 'pro'");
    case 'JSXElement':
    case 'JSXFragment':
      return outside(
        'an element inside a value',
        'Let the condition choose between whole elements: {user.beta ? <A/> : <B/>}',
      );
    default:
      return outside(wordsFor(node.type), sendIt);
  }
}

function nameOf(node: SyntaxNode): string {
  return node.type === 'Identifier' ? node.name : 'a function';
}

/** `ArrowFunctionExpression` is "an arrow function". */
function wordsFor(type: string): string {
  const words = type
    .replace(/Expression$|Literal$/, '')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words} expression`;
}
