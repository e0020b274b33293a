import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ConfigurationError, type GivenSettings, parseGivenSettings } from '@bookplate/protocol';
import { findNodeAtLocation } from 'jsonc-parser';
import { fileError } from './file-error.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { placeIn } from './place-in.ts';

/** The file beside the docs that configures all hosts, and the commands. */
export const settingsFileName = 'bookplate.json';

/**
 * Reads `bookplate.json`.
 *
 * @param folder where it is
 * @returns the settings, or undefined if there is no such file
 * @throws {ConfigurationError} with everything that is wrong, each with the file, and the line and column if it has one
 */
export function readSettingsFile(folder: string): GivenSettings | undefined {
  const path = join(folder, settingsFileName);
  const name = fromHere(path);
  const text = readText(path, name);
  if (text === undefined) return undefined;
  const { value, tree } = parseJsonFile(text, name);
  try {
    return parseGivenSettings(withoutSchema(value));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw fileError(
      error.issues.map((issue) => {
        const [first = '', ...others] = issue.path.split('.');
        const node =
          findNodeAtLocation(tree, [first, ...others]) ?? findNodeAtLocation(tree, [first]);
        // What is found is the value; its parent begins with the name.
        const place = node ? `:${placeIn(text, node.parent?.offset ?? node.offset)}` : '';
        return { path: `${name}${place} ${issue.path}`, message: issue.message };
      }),
    );
  }
}

function readText(path: string, name: string): string | undefined {
  try {
    // Some editors put a mark of the byte order before everything, which is no JSON (RFC 8259 §8.1).
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw fileError([{ path: name, message: `cannot be read: ${message}` }]);
  }
}

/** `$schema` is for editors, which complete and check by it; it says nothing of the docs. */
function withoutSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { $schema: _, ...settings } = value as Record<string, unknown>;
  return settings;
}

/** As people name a file in the folder they are in. */
function fromHere(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith('..') ? path : name;
}
