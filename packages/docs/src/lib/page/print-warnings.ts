import { withPage } from '../build-code.ts';
import type { LiteralBraces } from './literal-node.ts';

/** What was printed of each file. A host compiles a page more than once: for the server, and for the browser. */
const printed = new Map<string, string>();

/**
 * @param braces that readers would see
 * @returns the warning: what is wrong, and what to do
 */
export function describeBraces({ source, reason, instead }: LiteralBraces): string {
  return `${source} is shown as text: ${reason}. ${instead}`;
}

/**
 * Prints what the build of a page warns of, with file, line and column: hosts print no messages of the compilers.
 *
 * @param file the path of the page
 * @param found in it
 */
export function printWarnings(file: string, found: readonly LiteralBraces[]): void {
  // Some processors make two nodes of a bare address and what follows it.
  const places = new Map(found.map((braces) => [`${braces.line}:${braces.column}`, braces]));
  const text = [...places.values()]
    .sort((one, other) => one.line - other.line || one.column - other.column)
    .map(
      (braces) => `[bookplate] ${file}:${braces.line}:${braces.column}: ${describeBraces(braces)}`,
    )
    .join('\n');
  // oxlint-disable-next-line no-console -- the compilers have no logger of the host
  if (text && printed.get(file) !== text) console.warn(withPage('braces-as-text', text));
  printed.set(file, text);
}
