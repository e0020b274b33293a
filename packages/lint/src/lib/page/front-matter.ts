import { LineCounter, parseDocument } from 'yaml';
import { isRecord } from '@bookplate/protocol';
import type { FrontMatter } from './page.ts';

const fenced = /^(\uFEFF?---[ \t]*\r?\n)([^]*?)(?:^---[ \t]*\r?$)/m;

/**
 * Reads the YAML at the top of a page.
 *
 * @param source the page
 * @returns its entries, none if there is no front matter
 */
export function readFrontMatter(source: string): FrontMatter {
  const match = fenced.exec(source);
  const isAtTop = match?.index === 0;
  const text = isAtTop ? (match?.[2] ?? '') : '';
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const pointAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    // One line of dashes stands above.
    return { line: line + 1, column: col };
  };
  const [error] = document.errors;
  const value: unknown = error ? undefined : document.toJS();
  return {
    data: isRecord(value) ? value : {},
    mistake: error && { message: error.message.replace(/\.$/, ''), ...pointAt(error.pos[0]) },
    pointOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true) as
          | { range?: [number] }
          | undefined;
        if (node?.range) return pointAt(node.range[0]);
      }
      return { line: 1, column: 1 };
    },
  };
}
