import type { Module, Node } from './module.ts';

/**
 * @param node any
 * @returns its entries if it is an object with all of them written there; else undefined
 */
export function entriesOf(node: Node | undefined): readonly Node[] | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  const properties = node['properties'] as readonly Node[];
  return properties.every(({ type }) => type === 'ObjectProperty') ? properties : undefined;
}

/**
 * @param node any
 * @param name of an entry
 * @returns its value; undefined if the node is no such object or has no such entry
 */
export function entryOf(node: Node | undefined, name: string): Node | undefined {
  return entriesOf(node)?.find(({ key }) => {
    const { name: word, value } = key as { name?: string; value?: string };
    return (word ?? value) === name;
  })?.['value'] as Node | undefined;
}

/**
 * @param node any
 * @returns its elements if it is an array
 */
export function elementsOf(node: Node | undefined): readonly Node[] | undefined {
  return node?.type === 'ArrayExpression' ? (node['elements'] as readonly Node[]) : undefined;
}

/**
 * Puts code before all elements of an array.
 *
 * @param module a configuration file
 * @param array one of its arrays
 * @param code an element
 */
export function addFirst({ source, text }: Module, array: Node, code: string): void {
  const [first] = elementsOf(array) ?? [];
  if (!first) text.appendLeft(array.start + 1, code);
  else if (isOnOwnLine(source, array, first))
    text.appendLeft(array.start + 1, `\n${indentation(source, first)}${code},`);
  else text.appendLeft(first.start, `${code}, `);
}

/**
 * Puts code behind all elements of an array or object, in the style of their lines.
 *
 * @param module a configuration file
 * @param container one of its arrays or objects
 * @param code an element or entry
 */
export function addLast({ source, text }: Module, container: Node, code: string): void {
  const inside = elementsOf(container) ?? entriesOf(container) ?? [];
  const last = inside.at(-1);
  if (!last) {
    const isObject = container.type === 'ObjectExpression';
    text.appendLeft(container.start + 1, isObject ? ` ${code} ` : code);
    return;
  }
  if (!isOnOwnLine(source, container, last)) {
    text.appendLeft(last.end, `, ${code}`);
    return;
  }
  // Behind a comment that belongs to the last one.
  const [comma = ''] = /^\s*,/.exec(source.slice(last.end)) ?? [];
  const end = source.indexOf('\n', last.end + comma.length);
  if (comma === '') text.appendLeft(last.end, ',');
  const line = `\n${indentation(source, last)}${code}${comma === '' ? '' : ','}`;
  text.appendLeft(end > 0 && end < container.end ? end : last.end + comma.length, line);
}

function isOnOwnLine(source: string, container: Node, inside: Node): boolean {
  return source.slice(container.start + 1, inside.start).includes('\n');
}

/** Of the line in which a node begins. */
function indentation(source: string, { start }: Node): string {
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*/.exec(line)?.[0] ?? '';
}

/**
 * Takes an element or entry out of an array or object, with its comma and its line.
 *
 * @param module a configuration file
 * @param container one of its arrays or objects
 * @param inside what is to go
 */
export function removeFrom({ source, text }: Module, container: Node, inside: Node): void {
  const all = elementsOf(container) ?? entriesOf(container) ?? [];
  const index = all.indexOf(inside);
  const [before, after] = [all[index - 1], all[index + 1]];
  const [comma = ''] = /^\s*,/.exec(source.slice(inside.end)) ?? [];
  const isOwnLine =
    source.slice(source.lastIndexOf('\n', inside.start) + 1, inside.start).trim() === '';
  if (before && isOwnLine) {
    // What stands behind the one before it, such as a comment, stays.
    const lineBreak = /\r?\n[^\n]*$/.exec(source.slice(0, inside.start))?.index ?? inside.start;
    text.remove(lineBreak, inside.end + comma.length);
  } else if (before) text.remove(before.end, inside.end);
  else if (after) text.remove(inside.start, after.start);
  else text.remove(container.start + 1, Math.min(inside.end + comma.length, container.end - 1));
}
