import { readFileSync } from 'node:fs';

/** One code as its package describes it. */
export interface DescribedCode {
  readonly code: string;
  /** The heading it is below. */
  readonly topic: string;
  /** Such as `error`, or `error, warning if only the type is wrong`. */
  readonly severity: string;
  /** What it means, as Markdown. */
  readonly text: string;
}

const masked = '\u0000';

/**
 * Reads the `codes.md` of a package: the one place where codes are described.
 *
 * @param file the path
 * @returns its codes, in order
 * @throws {Error} at a code without a severity
 */
export function readCodes(file: string): readonly DescribedCode[] {
  const codes: DescribedCode[] = [];
  // What is in a code block is no heading.
  const text = readFileSync(file, 'utf8').replaceAll(/^(`{3,})[^]*?^\1$/gm, (block) =>
    block.replaceAll(/^#/gm, masked),
  );
  for (const topicPart of text.split(/^## /m).slice(1)) {
    const topic = topicPart.slice(0, topicPart.indexOf('\n'));
    for (const part of topicPart.split(/^### /m).slice(1)) {
      const [, code = '', body = ''] = /^`([^`]+)`\n([^]*)$/.exec(part) ?? [];
      const match = /^\*\*(\w+)\.?\*\*([^]*)$/.exec(body.trim());
      if (!match)
        throw new Error(`${file}: found no severity at ${code}. Expected **error.** or another.`);
      const [, severity = '', rest = ''] = match;
      // "**error**, **warning** if only the type is wrong. The answer …"
      const end = rest.startsWith(',') || rest.startsWith(' ') ? rest.indexOf('. ') : -1;
      const isLong = rest.startsWith(',') || /^ (on|without|with|if|where)\b/.test(rest);
      codes.push({
        code,
        topic,
        severity: (severity + (isLong ? rest.slice(0, end) : '')).replaceAll('*', ''),
        text: (isLong ? rest.slice(end + 2) : rest).trim().replaceAll(masked, '#'),
      });
    }
  }
  return codes;
}
