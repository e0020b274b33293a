import { pointAt } from '../page/point-at.ts';

/**
 * @param text of a file
 * @param offset of a character in it
 * @returns line and column, both from 1, as editors and terminals understand them behind a file's name
 */
export function placeIn(text: string, offset: number): string {
  const { line, column } = pointAt(text, offset);
  return `${line}:${column}`;
}
