import { isNode, type Node } from '../grammar/node.ts';
import { visitOperations } from '../grammar/visit-operations.ts';
import type { Prefill } from '../prefill/prefill.ts';

/**
 * Puts the reader's values for servers and paths into a document, where every playground looks for them: server
 * variables have a default, parameters an example. They are no credentials.
 *
 * @param document as the reader sees it
 * @param prefill with the values
 * @returns a document with them, or the same if there are none
 */
export function withDefaults(document: object, { servers, path }: Prefill): object {
  if (servers.length === 0 && Object.keys(path).length === 0) return document;
  const copy = structuredClone(document) as Node;
  const { components } = copy;
  const parameters = isNode(components) ? components['parameters'] : undefined;
  const places = new Set<unknown>([
    copy,
    { parameters: Object.values(isNode(parameters) ? parameters : {}) },
  ]);
  visitOperations(copy, (operation, item) => places.add(operation).add(item));
  for (const place of places) {
    if (!isNode(place)) continue;
    for (const server of listOf(place['servers'])) setVariables(server, servers);
    for (const parameter of listOf(place['parameters'])) setExample(parameter, path);
  }
  return copy;
}

function setVariables(server: unknown, values: Prefill['servers']): void {
  if (!isNode(server) || !isNode(server['variables'])) return;
  for (const { url, variable, value } of values) {
    const found = url === server['url'] ? ownField(server['variables'], variable) : undefined;
    if (!isNode(found)) continue;
    // Servers of one URL, at the document and at an operation, may each allow others.
    const { enum: allowed } = found;
    if (Array.isArray(allowed) && !allowed.map(String).includes(value)) continue;
    Object.assign(found, { default: value });
  }
}

function setExample(parameter: unknown, values: Prefill['path']): void {
  if (!isNode(parameter) || parameter['in'] !== 'path') return;
  const value = ownField(values, String(parameter['name']));
  if (value === undefined) return;
  const { content } = parameter;
  // One or the other says what it is like (OpenAPI 3.2.0 §4.12.2).
  for (const holder of isNode(content) ? Object.values(content).filter(isNode) : [parameter]) {
    delete (holder as { examples?: unknown }).examples;
    Object.assign(holder, { example: value });
  }
}

function ownField(node: Node, name: string): unknown {
  return Object.hasOwn(node, name) ? node[name] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
