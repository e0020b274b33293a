import type { Program } from '@bookplate/browser/program';
import type { CallExpression, Literal, MemberExpression, TemplateLiteral } from 'acorn';
import { describeForeign } from './describe-foreign.ts';
import { OutsideGrammarError } from './outside-grammar.ts';
import { type SyntaxNode, withoutParentheses } from './parse-expression.ts';

/** `playground` has the values for API playgrounds; it is for code samples only. */
const readerNames: ReadonlySet<string> = new Set(['user', 'playground']);
/** Two of them are the other two, which the page's script need not know. */
const comparisons: Readonly<Record<string, (left: Program, right: Program) => Program>> = {
  '===': (left, right) => ['===', left, right],
  '!==': (left, right) => ['!', ['===', left, right]],
  '<': (left, right) => ['<', left, right],
  '>': (left, right) => ['<', right, left],
};

/**
 * Compiles an expression to the program that the page evaluates before its first paint.
 *
 * @param node an expression of the grammar: `user` and its members, literals, templates, `?? || && ! === !== < >`,
 * `?:` and `includes`
 * @returns the program
 * @throws {OutsideGrammarError} if there is anything else
 */
export function compileProgram(node: SyntaxNode): Program {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return compileProgram(node.expression);
    case 'Identifier':
      if (readerNames.has(node.name)) return [node.name];
      if (node.name === 'undefined') return [];
      break;
    case 'MemberExpression':
      return compilePath(node);
    case 'Literal':
      return compileLiteral(node);
    case 'TemplateLiteral':
      return compileTemplate(node);
    case 'LogicalExpression':
      return [node.operator, compileProgram(node.left), compileProgram(node.right)];
    case 'BinaryExpression': {
      const compare = comparisons[node.operator];
      if (compare) return compare(compileProgram(node.left), compileProgram(node.right));
      break;
    }
    case 'UnaryExpression':
      if (node.operator === '!') return ['!', compileProgram(node.argument)];
      if (
        node.operator === '-' &&
        node.argument.type === 'Literal' &&
        typeof node.argument.value === 'number'
      )
        return -node.argument.value;
      break;
    case 'ConditionalExpression':
      return ['?', ...[node.test, node.consequent, node.alternate].map(compileProgram)];
    case 'CallExpression':
      return compileIncludes(node);
    default:
  }
  throw describeForeign(node);
}

/** `user.a.b`, `user['a']`, `user?.a` or `user.a[0]`. */
function compilePath(node: MemberExpression): Program {
  const { property, computed } = node;
  const object = withoutParentheses(node.object);
  const path = object.type === 'ChainExpression' ? object.expression : object;
  if (
    path.type !== 'MemberExpression' &&
    !(path.type === 'Identifier' && readerNames.has(path.name))
  )
    throw describeForeign(node);
  let step: string | undefined;
  if (!computed && property.type === 'Identifier') step = property.name;
  if (property.type === 'Literal' && property.value !== null && !(property.value instanceof RegExp))
    step = String(property.value);
  if (step === undefined)
    throw new OutsideGrammarError(
      property.start,
      'a computed member',
      "Name the member with a word or a string, as in user.org or user['org']",
    );
  const steps = compileProgram(path) as readonly Program[];
  return [...steps, step];
}

function compileLiteral(node: Literal): Program {
  const { value } = node;
  if (value === null && !node.regex && !node.bigint) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  throw describeForeign(node);
}

function compileTemplate({ quasis, expressions }: TemplateLiteral): Program {
  const parts = quasis.flatMap((quasi, index): Program[] => {
    const expression = expressions[index];
    const text = quasi.value.cooked ?? '';
    return [...(text ? [text] : []), ...(expression ? [compileProgram(expression)] : [])];
  });
  return ['+', ...parts];
}

/** `user.groups.includes('admin')`: the only call there is. */
function compileIncludes(node: CallExpression): Program {
  const callee = withoutParentheses(node.callee);
  const [argument] = node.arguments;
  if (
    callee.type !== 'MemberExpression' ||
    callee.computed ||
    callee.property.type !== 'Identifier' ||
    callee.property.name !== 'includes' ||
    node.arguments.length !== 1 ||
    argument?.type === 'SpreadElement'
  )
    throw describeForeign(node);
  return ['in', compileProgram(callee.object), compileProgram(argument as SyntaxNode)];
}
