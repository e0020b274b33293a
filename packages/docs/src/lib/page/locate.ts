import type { ElementAttribute } from './element-attribute.ts';
import { type Point, pointAt } from './point-at.ts';

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
  return pointAt(file, offsetIn(file, start, value, at));
}

/**
 * Does the same as {@link locate}, but for the kind of the result.
 *
 * @param file the whole file
 * @param start where in it the expression begins
 * @param value the expression as MDX hands it over
 * @param at a place in `value`
 * @returns its offset in the file
 */
export function offsetIn(file: string, start: number, value: string, at: number): number {
  return offsetsIn(file, start, value.slice(0, at + 1)).at(-1) ?? start;
}

/**
 * @param file the whole file
 * @param start where in it the expression begins
 * @param value the expression as MDX hands it over
 * @returns for each place in `value` its offset in the file
 */
export function offsetsIn(file: string, start: number, value: string): readonly number[] {
  let offset = start - 1;
  return value.split('').map((character) => {
    offset += 1;
    while (offset < file.length && file[offset] !== character) offset += 1;
    return offset;
  });
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
