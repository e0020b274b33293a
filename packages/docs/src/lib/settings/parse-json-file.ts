import type { Node } from 'jsonc-parser';
import { fileError } from './file-error.ts';
import { parseJson } from './parse-json.ts';

/**
 * Parses a JSON file that cannot be done without.
 *
 * @param text of the file
 * @param name of the file, for the error
 * @returns the value, and the tree that knows where each part of it stands
 * @throws {ConfigurationError} with the line and column of the first mistake
 */
export function parseJsonFile(text: string, name: string): { value: unknown; tree: Node } {
  const parsed = parseJson(text);
  if (!('message' in parsed)) return parsed;
  const { line, column, message } = parsed;
  throw fileError([{ path: `${name}:${line}:${column}`, message }]);
}
