import { isNode, type Node } from './gates.ts';
import { methods, type Shape, shapes } from './shapes.ts';
import type { View } from './view.ts';

type Rule = (view: View, node: Node, path: () => string, parent: unknown) => boolean;

/**
 * Whether something without a gate of its own is hidden all the same: because nothing of it would be left, or because
 * the reader could not use it with what is left.
 *
 * @param view of the reader
 * @param node the thing
 * @param shape its shape
 * @param path where it stands, for errors
 * @param parent what holds it
 * @returns true if it is hidden
 */
export function isHiddenByRule(
  view: View,
  node: Node,
  shape: Shape,
  path: () => string,
  parent: unknown,
): boolean {
  return rules[shape.kind]?.(view, node, path, parent) ?? false;
}

const rules: Partial<Record<Shape['kind'], Rule>> = {
  callback: (view, node, path) =>
    areAllHidden(
      Object.keys(node)
        .filter((key) => !key.startsWith('x-'))
        .map((key) => node[key]),
      (item) => view.isHidden(item, shapes.pathItem, path),
    ),

  'path item': (view, node, path) =>
    areAllHidden(
      methods.filter((method) => node[method] !== undefined),
      (method) => view.isHidden(node[method], shapes.operation, () => `${path()}.${method}`, node),
    ),

  schema: (view, node, path) =>
    areVariantsHidden(view, node['allOf'], path) ||
    areVariantsHidden(view, node['anyOf'], path) ||
    areVariantsHidden(view, node['oneOf'], path),

  operation: (view, node, path, parent) =>
    areAllHidden(listOf(node['tags']), (tag) => view.hiddenTags.has(tag)) ||
    // Without a way to sign the request that the reader may see, it is none of theirs.
    areAllHidden(listOf(node['security'] ?? view.root['security']), (alternative) =>
      namesHiddenScheme(view, alternative),
    ) ||
    lacksPathParameter(view, node, parent, path),

  link: (view, node, path) => {
    const { operationId, operationRef } = node;
    if (typeof operationRef === 'string' && operationRef.startsWith('#'))
      return view.target(operationRef, shapes.operation, path).isHidden;
    return typeof operationId === 'string' && view.hiddenOperations().has(operationId);
  },

  // A variable is a part of the address, too.
  server: (view, node, path) =>
    Object.values(isNode(node['variables']) ? node['variables'] : {}).some(
      (variable) =>
        view.isHidden(variable, shapes.variable, path) ||
        (isNode(variable) &&
          areAllHidden(listOf(variable['enum']), (value) =>
            view.hiddenValues(variable, path).has(value),
          )),
    ),
};

/**
 * @param view of the reader
 * @param alternative one of the security requirements
 * @returns true if it demands a scheme that the reader does not see, so that it is no alternative for them
 */
export function namesHiddenScheme(view: View, alternative: unknown): boolean {
  return (
    view.hiddenSchemes.size > 0 &&
    isNode(alternative) &&
    Object.keys(alternative).some((name) => view.hiddenSchemes.has(name))
  );
}

/** A path parameter is a part of the address, so the operation cannot do without it. */
function lacksPathParameter(
  view: View,
  operation: Node,
  pathItem: unknown,
  path: () => string,
): boolean {
  const inherited = isNode(pathItem) ? listOf(pathItem['parameters']) : [];
  const own = listOf(operation['parameters']);
  const isHidden = (entry: unknown): boolean => view.isHidden(entry, shapes.parameter, path);
  if (!inherited.some(isHidden) && !own.some(isHidden)) return false;
  const lacking = new Set<unknown>();
  // The operation's own take the place of inherited ones.
  for (const entry of [...inherited, ...own]) {
    const parameter = view.resolve(entry, shapes.parameter, path);
    if (!isNode(parameter) || parameter['in'] !== 'path') continue;
    if (isHidden(entry)) lacking.add(parameter['name']);
    else lacking.delete(parameter['name']);
  }
  return lacking.size > 0;
}

function areVariantsHidden(view: View, variants: unknown, path: () => string): boolean {
  return areAllHidden(listOf(variants), (variant) => view.isHidden(variant, shapes.schema, path));
}

function areAllHidden<T>(entries: readonly T[], isHidden: (entry: T) => boolean): boolean {
  return entries.length > 0 && entries.every(isHidden);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : none;
}

const none: readonly unknown[] = [];
