import { compileTree } from './compile-expression.ts';
import { parseExpression, type SyntaxNode, withoutParentheses } from './parse-expression.ts';

/** Attributes without which an element does nothing; others may well be left out for some readers. */
export const addressAttributes: ReadonlySet<string> = new Set(['href', 'src']);

/**
 * Writes an expression so that it shows something to each reader: what messages propose.
 *
 * @param source an expression over the reader
 * @param fallback an expression for the readers who would see nothing, such as `'…'`
 * @param isText whether its value is an empty string for some readers, which `??` keeps
 * @returns an expression; the same if it shows something always
 */
export function withFallback(source: string, fallback: string, isText = false): string {
  const text = source.trim();
  const parsed = parseExpression(text);
  const operator = isText ? '||' : '??';
  if ('message' in parsed) return `${text} ${operator} ${fallback}`;
  return write(parsed);

  function write(tree: SyntaxNode): string {
    const node = withoutParentheses(tree);
    const written = text.slice(node.start, node.end);
    const between = (from: number, to: number): string => text.slice(from, to);
    switch (node.type) {
      case 'TemplateLiteral': {
        // It is an address, or a sentence: without one of its values, all of it is wrong.
        const open = node.expressions.filter((part) => canBeEmpty(part, text));
        if (open.length === 0) return written;
        const parts = [...new Set(open.map((part) => between(part.start, part.end)))];
        const needed = parts.map((part) =>
          parts.length === 1 || /^[\w.?]+$/.test(part) ? part : `(${part})`,
        );
        return `${needed.join(' && ')} ? ${written} : ${fallback}`;
      }
      case 'ConditionalExpression': {
        const { consequent, alternate } = node;
        return `${between(node.start, consequent.start)}${write(consequent)}${between(consequent.end, alternate.start)}${write(alternate)}`;
      }
      case 'LogicalExpression': {
        const { right } = node;
        if (!canBeEmpty(node, text)) return written;
        if (node.operator === '&&') return `${between(node.start, right.start)}(${write(right)})`;
        // JavaScript does not mix ?? and ||.
        return node.operator === '??' && isText
          ? `(${written}) || ${fallback}`
          : `${written} ${node.operator} ${fallback}`;
      }
      default:
        return canBeEmpty(node, text) ? `${written} ${operator} ${fallback}` : written;
    }
  }
}

/** Whether a reader may see nothing of it. */
function canBeEmpty(tree: SyntaxNode, text: string): boolean {
  const compiled = compileTree({ tree, text });
  if (compiled.kind === 'program') return isOpen(compiled.program);
  // Other JavaScript.
  return compiled.kind === 'outside';
}

function isOpen(program: unknown): boolean {
  if (!Array.isArray(program)) return false;
  const [operator, , second, third] = program as readonly unknown[];
  if (operator === 'user') return true;
  if (operator === '?') return isOpen(second) || isOpen(third);
  return ['??', '||', '&&'].includes(String(operator)) && isOpen(second);
}
