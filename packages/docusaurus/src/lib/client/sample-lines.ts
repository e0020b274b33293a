import { evaluate, type SampleLine, type SamplePart, toText } from '@bookplate/browser/program';
import type { CurrentReader } from '@bookplate/browser';

/**
 * Docusaurus takes the lines with its magic comments out of a sample, all that read so.
 *
 * @param lines of the sample as it was written
 * @param code the sample that is shown
 * @returns the lines that are shown
 */
export function keepShown(lines: readonly SampleLine[], code: string): readonly SampleLine[] {
  const rest = [...lines];
  return code.split('\n').map((text) => {
    let line = rest.shift();
    while (line && sampleText([line]) !== text) line = rest.shift();
    return line ?? [text];
  });
}

/**
 * Gives each token of the highlighter its parts of the line. A program belongs as a whole to the token in which its
 * text begins.
 *
 * @param tokens the texts of the tokens, which make the line
 * @param line its parts
 * @returns the parts of each token
 */
export function splitTokens(tokens: readonly string[], line: SampleLine): readonly SampleLine[] {
  let start = 0;
  return tokens.map((token, index) => {
    const end = index === tokens.length - 1 ? Infinity : start + token.length;
    const inside: SamplePart[] = [];
    let at = 0;
    for (const part of line) {
      const length = (typeof part === 'string' ? part : part.fallback).length;
      if (typeof part !== 'string') {
        if (at >= start && at < end) inside.push(part);
      } else {
        const text = part.slice(Math.max(start - at, 0), Math.max(end - at, 0));
        if (text) inside.push(text);
      }
      at += length;
    }
    start = end;
    return inside;
  });
}

/**
 * @param lines of a sample
 * @param reader who sees it; without, the anonymous reader
 * @returns the text of the sample
 */
export function sampleText(lines: readonly SampleLine[], reader?: CurrentReader): string {
  const textOf = (part: SamplePart): string => {
    if (typeof part === 'string') return part;
    return reader ? toText(evaluate(part.program, reader)) : part.fallback;
  };
  return lines.map((line) => line.map(textOf).join('')).join('\n');
}
