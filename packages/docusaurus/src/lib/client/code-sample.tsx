import { type Context, createContext, type ReactNode } from 'react';
import { BookplateText } from '@bookplate/docs/react';
import type { SampleLine } from '@bookplate/browser/program';

/** The lines of the code sample around, if its fence has the word `user`. */
export const CodeSample: Context<readonly SampleLine[] | undefined> = createContext<
  readonly SampleLine[] | undefined
>(undefined);

type LinesByNames = ReadonlyMap<readonly string[] | undefined, SampleLine>;

/**
 * Docusaurus hands the class names of a line on to it as they are, and nothing else that is the line's own: so this
 * very list of names stands for the line.
 */
export const SampleLines: Context<LinesByNames> = createContext<LinesByNames>(new Map());

/**
 * @param line parts of a line
 * @returns what is shown for them
 */
export function renderParts(line: SampleLine): ReactNode {
  return line.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      // The parts of a line stay where they are.
      <BookplateText key={index} value={JSON.stringify(part.program)} fallback={part.fallback} />
    ),
  );
}
