import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Point } from '../page/point-at.ts';
import { pointAt } from '../page/point-at.ts';

/** Why a text is no JSON. */
export interface JsonMistake extends Point {
  readonly message: string;
}

/**
 * Parses JSON that people write. `JSON.parse` does not say where a mistake is, or says it in other words in each
 * version of Node.
 *
 * @param text of the file
 * @returns the value, and the tree that knows where each part of it stands; or the first mistake
 */
export function parseJson(
  text: string,
): { readonly value: unknown; readonly tree: Node } | JsonMistake {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!first && tree) return { value: JSON.parse(text), tree };
  return {
    ...pointAt(text, first?.offset ?? 0),
    message: `this is no JSON: ${first ? wordsFor(first) : 'nothing found'}. JSON has names and texts in double quotes, a comma between entries and none after the last, and no comments`,
  };
}

/** `CommaExpected` is "comma expected". */
function wordsFor({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}
