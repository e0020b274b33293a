import { evaluate, type Program, toText } from './program.ts';

/** A part of a line of a code sample: text as it stands, or a program with its text for the anonymous reader. */
export type SamplePart = string | { readonly program: Program; readonly fallback: string };
export type SampleLine = readonly SamplePart[];

/**
 * Reads what the build wrote beside a code sample. The text of a program is one line.
 *
 * @param pieces the value of `data-bookplate-code`: in JSON a text is a string and a program an array
 * @returns the lines of the sample; an empty one has no parts
 */
export function readSampleLines(pieces: string): readonly SampleLine[] {
  const lines: SamplePart[][] = [[]];
  for (const piece of JSON.parse(pieces) as readonly (string | readonly Program[])[]) {
    const [first, ...others] =
      typeof piece === 'string'
        ? piece.split(/\r?\n/)
        : [{ program: piece, fallback: toText(evaluate(piece, null)) }];
    if (first) lines.at(-1)?.push(first);
    lines.push(...others.map((text) => (text ? [text] : [])));
  }
  return lines;
}
