import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { UsageError } from '../usage-error.ts';

/**
 * Reads an OpenAPI document.
 *
 * @param path of a JSON or YAML file
 * @returns what is in it; whether that is an OpenAPI document, the doctor says
 * @throws {UsageError} if it cannot be read
 */
export async function readSpecFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`--spec: cannot read ${path}; expected an OpenAPI document.`);
  }
  try {
    // JSON is YAML, too (YAML 1.2 §1.3).
    return parse(text) as unknown;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UsageError(`--spec: ${path} is neither JSON nor YAML: ${reason}`);
  }
}
