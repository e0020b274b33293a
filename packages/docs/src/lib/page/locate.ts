import type { ElementAttribute } from './element-attribute.ts';

/** A place in a file, both counted from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds a place of an expression in its file. MDX leaves out the indentation and the `> ` before an expression's
 * further lines, so counting is not enough.
 *
 * @param file the whole file
 * @param start where in it the expression begins
 * @param value the expression as MDX hands it over
 * @param at a place in `value`
 * @returns the same place in the file
 */
export function locate(file: string, start: number, value: string, at: number): Point {
  let offset = start - 1;
  for (const character of value.slice(0, at + 1).split('')) {
    offset += 1;
    while (offset < file.length && file[offset] !== character) offset += 1;
  }
  const before = file.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Finds where the value of an attribute begins: not all processors say.
 *
 * @param file the whole file
 * @param start where the element begins
 * @param attributes those of the element, as written
 * @param index which of them
 * @returns just after its `{`, or at its name if it has none
 */
export function attributeStart(
  file: string,
  start: number,
  attributes: readonly ElementAttribute[],
  index: number,
): number {
  let offset = start;
  for (const attribute of attributes.slice(0, index + 1)) {
    const isSpread = attribute.type === 'mdxJsxExpressionAttribute';
    offset = file.indexOf(isSpread ? attribute.value : attribute.name, offset + 1);
  }
  const attribute = attributes[index];
  const isExpression = attribute?.type === 'mdxJsxAttribute' && typeof attribute.value === 'object';
  return isExpression && attribute.value ? file.indexOf('{', offset) + 1 : offset;
}
