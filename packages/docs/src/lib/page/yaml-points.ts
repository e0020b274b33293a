import type { Document } from 'yaml';
import { type Point, pointAt } from './point-at.ts';

/**
 * @param document YAML, parsed
 * @param file what it is in
 * @param start where in the file it begins
 * @returns finds where the value of an entry begins, or the nearest one around it; else the top of the file
 */
export function yamlPoints(
  document: Document,
  file: string,
  start: number,
): (path: readonly (string | number)[]) => Point {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
      if (node?.range) return pointAt(file, start + node.range[0]);
    }
    return { line: 1, column: 1 };
  };
}
