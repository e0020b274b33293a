import { parseExpression, type SyntaxNode } from '@bookplate/docs/expression';
import { isRecord } from '@bookplate/protocol';
import type { IsGated } from './is-gated.ts';

const call = /^Search\.setIndex\(([^]*)\)\s*;?\s*$/;

/** A part of the index: documents are named by their number. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * Takes gated pages out of Sphinx's `searchindex.js`. The numbers of the others stay: a page that is gone has no words
 * and no name.
 *
 * @param text the script
 * @param isGated told an address
 * @returns the script without them; the same text if there are none, or if it is another script
 */
export function withoutGatedDocuments(text: string, isGated: IsGated): string {
  const index = readIndex(call.exec(text)?.[1] ?? '');
  const names = index?.['docnames'];
  if (!index || !Array.isArray(names)) return text;
  const gated = new Set(
    names.flatMap((name: unknown, number) =>
      typeof name === 'string' && name !== '' && isGated(`${name}.html`) ? [number] : [],
    ),
  );
  if (gated.size === 0) return text;
  const cleaned = Object.fromEntries(
    Object.entries(index).map(([name, value]): [string, Json] => {
      if (/^(docnames|filenames|titles)$/.test(name) && Array.isArray(value))
        return [
          name,
          (value as readonly Json[]).map((item, number) => (gated.has(number) ? '' : item)),
        ];
      return [
        name,
        /^(obj(names|types)|envversion)$/.test(name) ? value : (without(value, gated) ?? {}),
      ];
    }),
  );
  return `Search.setIndex(${JSON.stringify(cleaned)})`;
}

/** `undefined` if nothing is left. A list of one document is its number. */
function without(value: Json, gated: ReadonlySet<number>): Json | undefined {
  if (typeof value === 'number') return gated.has(value) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    // An object of the index: document, type, priority, anchor, and its name.
    if (items.slice(0, 3).every((item) => typeof item === 'number') && typeof items[3] === 'string')
      return gated.has(items[0] as number) ? undefined : items;
    // A place: document and anchor.
    if (items.length === 2 && typeof items[0] === 'number' && typeof items[1] !== 'number')
      return gated.has(items[0]) ? undefined : items;
    const kept = items.map((item) => without(item, gated)).filter((item) => item !== undefined);
    return kept.length === 0 && items.length > 0 ? undefined : kept;
  }
  const entries = Object.entries(value as { readonly [name: string]: Json }).flatMap(
    ([name, item]): [string, Json][] => {
      const left = without(item, gated);
      return left === undefined ? [] : [[name, left]];
    },
  );
  return entries.length === 0 && Object.keys(value).length > 0
    ? undefined
    : Object.fromEntries(entries);
}

/** Before Sphinx 7 it is JavaScript: names without quotes. */
function readIndex(source: string): { readonly [name: string]: Json } | undefined {
  try {
    return JSON.parse(source) as { readonly [name: string]: Json };
  } catch {
    const tree = parseExpression(source);
    const value = 'message' in tree ? undefined : toJson(tree);
    return isRecord(value) ? value : undefined;
  }
}

function toJson(node: SyntaxNode): Json | undefined {
  switch (node.type) {
    case 'Literal': {
      const { value } = node;
      return typeof value === 'object' || typeof value === 'bigint' ? null : value;
    }
    case 'UnaryExpression': {
      const value = toJson(node.argument);
      return node.operator === '-' && typeof value === 'number' ? -value : undefined;
    }
    case 'ArrayExpression':
      return node.elements.map((each) => (each ? toJson(each as SyntaxNode) : null) ?? null);
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((property): [string, Json][] => {
          if (property.type !== 'Property') return [];
          const { key } = property;
          const name =
            key.type === 'Identifier'
              ? key.name
              : key.type === 'Literal'
                ? String(key.value)
                : undefined;
          return name === undefined ? [] : [[name, toJson(property.value) ?? null]];
        }),
      );
    default:
      return undefined;
  }
}
