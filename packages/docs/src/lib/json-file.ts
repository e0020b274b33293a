import { readFileSync } from 'node:fs';
import {
  findNodeAtLocation,
  type ParseError,
  parseTree,
  printParseErrorCode,
  getNodeValue,
} from 'jsonc-parser';
import type { Point } from './page/locate.ts';
import { pointAt } from './page/point-at.ts';

/** A JSON file and where in it things stand. */
export interface JsonFile {
  readonly value: unknown;
  /** Where the entry begins that a path leads to, or the nearest one around it. */
  readonly pointOf: (path: readonly (string | number)[]) => Point;
}

/** Why a file is no JSON. */
export interface JsonMistake extends Point {
  readonly message: string;
}

/**
 * Reads JSON, as strictly as `JSON.parse`.
 *
 * @param file its path
 * @returns the value, or the first mistake
 * @throws the system's error if the file cannot be read
 */
export function readJsonFile(file: string): JsonFile | JsonMistake {
  // Windows' editors write a mark at the start, which is no JSON (RFC 8259 §8.1) and does no harm.
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error || !tree)
    return {
      ...pointAt(text, error?.offset ?? 0),
      message: error ? inWords(printParseErrorCode(error.error)) : 'the file is empty',
    };
  return {
    value: getNodeValue(tree),
    pointOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = findNodeAtLocation(tree, path.slice(0, length));
        // A property's own node has its name too.
        if (node)
          return pointAt(text, (node.parent?.type === 'property' ? node.parent : node).offset);
      }
      return pointAt(text, tree.offset);
    },
  };
}

/** `CommaExpected` is "comma expected". */
function inWords(code: string): string {
  return code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
