import { readFileSync } from 'node:fs';
import { findNodeAtLocation } from 'jsonc-parser';
import type { Point } from '../page/point-at.ts';
import { pointAt } from '../page/point-at.ts';
import { type JsonMistake, parseJson } from './parse-json.ts';

/** A JSON file and where in it things stand. */
export interface JsonFile {
  readonly value: unknown;
  /** Where the entry begins that a path leads to, or the nearest one around it. */
  readonly pointOf: (path: readonly (string | number)[]) => Point;
}

/**
 * Reads a JSON file whose mistakes are a finding.
 *
 * @param file its path
 * @returns the value, or the first mistake
 * @throws the system's error if the file cannot be read
 */
export function readJsonFile(file: string): JsonFile | JsonMistake {
  // Some editors put a mark of the byte order before everything, which is no JSON (RFC 8259 §8.1).
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const parsed = parseJson(text);
  if ('message' in parsed) return parsed;
  const { value, tree } = parsed;
  return {
    value,
    pointOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = findNodeAtLocation(tree, path.slice(0, length));
        // What is found is the value; the property that it belongs to begins with the name.
        if (node)
          return pointAt(text, (node.parent?.type === 'property' ? node.parent : node).offset);
      }
      return pointAt(text, tree.offset);
    },
  };
}
