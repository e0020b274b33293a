import { type AnyNode, Parser } from 'acorn';
import jsx from 'acorn-jsx';
import type { JSXElement, JSXFragment } from 'estree-jsx';

/** What acorn-jsx adds to acorn's nodes, as far as it is looked at here. */
export interface JsxNode {
  readonly type: 'JSXElement' | 'JSXFragment' | 'JSXIdentifier' | 'JSXMemberExpression';
  readonly start: number;
  readonly end: number;
}

export type SyntaxNode = AnyNode | JsxNode;

/** An element, with the places that acorn gives its nodes. */
export type JsxElement = (JSXElement | JSXFragment) & {
  readonly start: number;
  readonly end: number;
};

/** A parsed expression: of an MDX host, or of the parser here. */
export interface Expression {
  readonly tree: SyntaxNode;
  /** What the places of the tree count in: the whole page, if the host has parsed it. */
  readonly text: string;
}

const JsxParser = Parser.extend(jsx());

/** White space and comments. */
const trivia = /(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/y;

/** An expression and where the white space and comments after it end. */
export interface ParsedExpression {
  readonly node: SyntaxNode;
  readonly end: number;
}

/**
 * Reads one expression out of a longer text. Parentheses are nodes of their own, so that edits of the text can step
 * over them.
 *
 * @param text holds the expression
 * @param start where it begins
 * @returns the syntax tree; positions count from the start of the text
 * @throws {SyntaxError} acorn's own, if there is no expression
 */
export function parseExpressionAt(text: string, start: number): ParsedExpression {
  const node = JsxParser.parseExpressionAt(text, start, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    preserveParens: true,
  });
  return { node, end: skipTrivia(text, node.end) };
}

/**
 * @param text holds an expression
 * @param from the end of a token
 * @returns where the next token begins
 */
export function skipTrivia(text: string, from: number): number {
  trivia.lastIndex = from;
  trivia.test(text);
  return trivia.lastIndex;
}

/**
 * Reads a text that is one expression, such as what stands between the braces in MDX.
 *
 * @param source the whole expression
 * @returns the syntax tree, or where and why it is none
 */
export function parseExpression(source: string): SyntaxNode | { at: number; message: string } {
  try {
    const { node, end } = parseExpressionAt(source, 0);
    return end === source.length ? node : { at: end, message: 'Unexpected token' };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { at: (error as SyntaxError & { pos?: number }).pos ?? 0, message: error.message };
  }
}

/**
 * Reads the `import` and `export` statements of an MDX document.
 *
 * @param source the statements
 * @returns the syntax tree, or undefined if they are wrong: the host reports that itself
 */
export function parseModule(source: string): AnyNode | undefined {
  try {
    return JsxParser.parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/**
 * @param node any
 * @returns what is in the parentheses, if any
 */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  return node.type === 'ParenthesizedExpression' ? withoutParentheses(node.expression) : node;
}
