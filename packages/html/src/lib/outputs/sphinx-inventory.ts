import { deflateSync, inflateSync } from 'node:zlib';
import type { IsGated } from './is-gated.ts';

const header = '# Sphinx inventory version 2';

/**
 * Takes gated pages out of Sphinx's `objects.inv`, by which other sites link to this one: four lines of text, then
 * compressed lines of `name type priority address title`.
 *
 * @param bytes of the file
 * @param isGated told an address
 * @returns the file without them, or undefined if it stays as it is
 */
export function withoutGatedObjects(bytes: Buffer, isGated: IsGated): Buffer | undefined {
  if (!bytes.toString('latin1', 0, header.length).startsWith(header)) return undefined;
  let start = 0;
  for (let line = 0; line < 4; line += 1) start = bytes.indexOf('\n', start) + 1;
  let lines: readonly string[];
  try {
    lines = inflateSync(bytes.subarray(start)).toString('utf8').split('\n');
  } catch {
    return undefined;
  }
  const kept = lines.filter((line) => {
    const [, name = '', address = ''] = /^(.+?)\s+\S+\s+-?\d+\s+(\S*)\s/.exec(line) ?? [];
    return address === '' || !isGated(address.replace(/\$$/, name));
  });
  return kept.length === lines.length
    ? undefined
    : Buffer.concat([bytes.subarray(0, start), deflateSync(kept.join('\n'))]);
}
