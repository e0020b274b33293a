import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The last answer of a console that was of use. */
export interface LastAnswer {
  /** When it came: an ISO 8601 date and time. */
  readonly at: string;
  readonly text: string;
}

/** Where other tools keep such things too, and what services that build sites keep from one build to the next. */
const file = 'node_modules/.cache/bookplate/console.json';

/**
 * Keeps an answer for a build during which the console is away. If it cannot be kept, so be it.
 *
 * @param folder of the docs
 * @param address of the console
 * @param text of the answer
 */
export function keepAnswer(folder: string, address: string, text: string): void {
  const path = join(folder, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Two builds may run at once: neither is to find the half of a file.
    const made = `${path}.${process.pid}`;
    writeFileSync(made, JSON.stringify({ address, at: new Date().toISOString(), text }));
    renameSync(made, path);
  } catch {
    // A folder that cannot be written into, on a build server for instance.
  }
}

/**
 * @param folder of the docs
 * @param address of the console
 * @returns its last answer, if it was kept
 */
export function lastAnswer(folder: string, address: string): LastAnswer | undefined {
  try {
    const kept = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
    const { at, text } = kept;
    return kept['address'] === address && typeof at === 'string' && typeof text === 'string'
      ? { at, text }
      : undefined;
  } catch {
    return undefined;
  }
}
