import { compose } from './compose.ts';
import { isNode, isObject, listOf, type Node, nodeOf } from '../grammar/node.ts';
import type { Visibility } from './visibility.ts';

/** What an example that is text says: JSON, or another format in which only names can be looked for. */
export type TextExample = { readonly json: object } | { readonly isSecret: boolean };

/**
 * Reads an example that is written as text though its schema describes an object or a list.
 *
 * @param view of the reader
 * @param text of the example
 * @param schemas what it is of
 * @returns undefined if the text is the value itself
 */
export function schemaOfText(
  view: Visibility,
  text: string,
  schemas: readonly unknown[],
): TextExample | undefined {
  const { members } = compose(view, schemas);
  const isStructure = members.some(
    ({ node }) =>
      ['properties', 'patternProperties', 'items', 'prefixItems', 'additionalProperties'].some(
        (key) => key in node,
      ) ||
      ['object', 'array'].some(
        (type) => node['type'] === type || listOf(node['type']).includes(type),
      ),
  );
  if (!isStructure) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? { json } : undefined;
  } catch {
    return { isSecret: namesBelow(view, schemas).some((name) => text.includes(name)) };
  }
}

/** The hidden names in a schema and all that it refers to. */
function namesBelow(view: Visibility, schemas: readonly unknown[]): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const left: unknown[] = [...schemas];
  for (let schema = left.pop(); schema !== undefined; schema = left.pop()) {
    if (!isNode(schema) || seen.has(schema)) continue;
    seen.add(schema);
    const { members, hiddenNames } = compose(view, [schema]);
    for (const name of hiddenNames) names.add(name);
    for (const { node } of members) left.push(...partsOf(node));
  }
  return [...names];
}

function partsOf(node: Node): unknown[] {
  const maps = [node['properties'], node['patternProperties']].flatMap((map) =>
    Object.values(nodeOf(map)),
  );
  return [
    ...maps,
    ...listOf(node['prefixItems']),
    node['items'],
    node['additionalProperties'],
  ].filter(isObject);
}
