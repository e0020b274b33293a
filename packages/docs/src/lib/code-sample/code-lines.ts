import { type HtmlNode, propertyOf } from './html-node.ts';

/** A line of highlighted code. */
export interface CodeLine {
  text: string;
  readonly stretches: Stretch[];
}

/** What a text node holds of a line; nothing, where a line break begins or ends the node. */
export interface Stretch {
  readonly node: HtmlNode;
  /** Where in the node it begins. */
  readonly from: number;
  /** Where in the line it begins. */
  readonly column: number;
  readonly length: number;
}

/**
 * Reads the lines of highlighted code. They end with line breaks, or are elements of their own as in Expressive Code.
 *
 * @param code the `code` element
 * @returns its lines
 */
export function codeLines(code: HtmlNode): readonly CodeLine[] {
  const lines: CodeLine[] = [];

  const add = (node: HtmlNode, from: number, text: string): void => {
    const line = lines.at(-1) ?? startLine();
    line.stretches.push({ node, from, column: line.text.length, length: text.length });
    line.text += text;
  };
  const startLine = (): CodeLine => {
    const line: CodeLine = { text: '', stretches: [] };
    lines.push(line);
    return line;
  };
  const read = (node: HtmlNode, isInLine: boolean): void => {
    if (node.type === 'text' && isInLine) add(node, 0, node.value ?? '');
    else if (node.type === 'text') {
      let from = 0;
      for (const [index, text] of (node.value ?? '').split('\n').entries()) {
        if (index > 0) startLine();
        add(node, from, text);
        from += text.length + 1;
      }
    } else if (!isDecoration(node)) {
      const isLine = hasClass(node, 'ec-line');
      if (isLine) startLine();
      for (const child of node.children ?? []) read(child, isInLine || isLine);
    }
  };
  read(code, false);
  return lines;
}

/** Line numbers and the like: no part of the code, so they are hidden from screen readers. */
function isDecoration(node: HtmlNode): boolean {
  return String(propertyOf(node, 'aria-hidden')) === 'true';
}

function hasClass({ properties = {} }: HtmlNode, name: string): boolean {
  const classes = properties['className'] ?? properties['class'] ?? [];
  return (typeof classes === 'string' ? classes.split(' ') : (classes as unknown[])).includes(name);
}
