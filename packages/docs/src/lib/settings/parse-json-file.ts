import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { fileError } from './file-error.ts';
import { placeIn } from './place-in.ts';

/**
 * Parses JSON that people write. `JSON.parse` does not say where a mistake is, or says it in other words in each
 * version of Node.
 *
 * @param text of the file
 * @param name of the file, for the error
 * @returns the value, and the tree that knows where each part of it stands
 * @throws {ConfigurationError} with the line and column of the first mistake
 */
export function parseJsonFile(text: string, name: string): { value: unknown; tree: Node } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first || !tree)
    throw fileError([
      {
        path: `${name}:${placeIn(text, first?.offset ?? 0)}`,
        message: `this is no JSON: ${first ? wordsFor(first) : 'nothing found'}. JSON has names and texts in double quotes, a comma between entries and none after the last, and no comments`,
      },
    ]);
  return { value: JSON.parse(text), tree };
}

/** `CommaExpected` is "comma expected". */
function wordsFor({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}
