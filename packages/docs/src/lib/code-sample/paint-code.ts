import type { Program } from '@bookplate/browser/program';
import { type CodeLine, codeLines, type Stretch } from './code-lines.ts';
import type { HtmlNode } from './html-node.ts';
import { matchLines } from './match-lines.ts';
import type { Sample } from './read-sample.ts';

/** Makes the element that shows a program's text. */
export type WriteText = (program: Program, fallback: string) => HtmlNode;

/** What becomes of a part of a text node: it is left out, or the element takes its place. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly element: HtmlNode | undefined;
}

/**
 * Puts a sample's programs into its highlighted code. A text that lies across several tokens takes the place and the
 * colour of the first one.
 *
 * @param code the `code` element; it is changed in place
 * @param sample as it was before it was highlighted
 * @param writeText makes the elements
 * @returns whether the code is that of the sample, with every line that has a program
 */
export function paintCode(code: HtmlNode, { lines, slots }: Sample, writeText: WriteText): boolean {
  const found = codeLines(code);
  const matches = matchLines(
    lines,
    found.map(({ text }) => text),
  );
  if (!matches) return false;
  const edits = new Map<HtmlNode, Edit[]>();
  for (const { program, line, from, to } of slots) {
    const match = matches[line];
    const codeLine = match && found[match.line];
    if (!codeLine) return false;
    const [start, end] = [match.column(from), match.column(to)];
    const element = writeText(program, codeLine.text.slice(start, end));
    for (const [index, stretch] of stretchesOf(codeLine, start, end).entries()) {
      const inNode = (column: number): number =>
        stretch.from + Math.min(Math.max(column - stretch.column, 0), stretch.length);
      const edit = { from: inNode(start), to: inNode(end), element: index ? undefined : element };
      edits.set(stretch.node, [...(edits.get(stretch.node) ?? []), edit]);
    }
  }
  applyEdits(code, edits);
  return true;
}

/** What a slot lies across. An empty one goes with the text that it follows; at the start of a line, with what comes. */
function stretchesOf({ stretches }: CodeLine, from: number, to: number): readonly Stretch[] {
  if (from < to)
    return stretches.filter(({ column, length }) => column < to && column + length > from);
  const reaching = stretches.filter(
    ({ column, length }) => column <= from && column + length >= from,
  );
  const before = reaching.filter(({ column }) => column < from);
  return [...before, ...reaching].slice(0, 1);
}

function applyEdits(parent: HtmlNode, edits: ReadonlyMap<HtmlNode, readonly Edit[]>): void {
  parent.children = parent.children?.flatMap((child) => {
    const ours = edits.get(child);
    if (ours) return editText(child.value ?? '', ours);
    if (!child.children?.length) return [child];
    applyEdits(child, edits);
    // A token of which nothing is left.
    return child.children.length > 0 ? [child] : [];
  }) as HtmlNode[];
}

function editText(value: string, edits: readonly Edit[]): readonly HtmlNode[] {
  const nodes: HtmlNode[] = [];
  let at = 0;
  for (const { from, to, element } of edits) {
    if (from > at) nodes.push({ type: 'text', value: value.slice(at, from) });
    if (element) nodes.push(element);
    at = to;
  }
  if (at < value.length) nodes.push({ type: 'text', value: value.slice(at) });
  return nodes;
}
