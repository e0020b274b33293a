import { hiddenValuesOf, isShown, type Reader } from '../grammar/gates.ts';
import { isNode, isObject, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { markAffected } from './affected.ts';
import { schemeNamed } from './names-in.ts';
import { isOut, type Place, type Target } from './place.ts';
import type { Survey } from './survey.ts';
import { findUnreferenced, isUnreferenced } from './unreferenced.ts';
import type { Visibility } from './visibility.ts';

/**
 * Finds what is hidden from a reader: what their groups do not open, what refers to it, and what would be nothing or
 * of no use without it. Begins with the gates and goes on until nothing more follows: in a circle of references,
 * nothing is hidden because of itself.
 *
 * @param survey of the document; its places are marked
 * @param reader who looks at it
 * @returns what they see
 */
export function visibilityFor(survey: Survey, reader: Reader): Visibility {
  const { root, places, target } = survey;
  const hiddenTags = new Set<unknown>();
  const waiting: Place[] = [];
  let count = 0;
  let isSomeParameterHidden = false;

  const hide = (place: Place | undefined): void => {
    if (!place || place.isHidden) return;
    place.isHidden = true;
    if (place.type.name === 'Parameter') isSomeParameterHidden = true;
    count += 1;
    waiting.push(place);
  };
  const hideAt = (node: unknown): void => hide(isObject(node) ? places.get(node) : undefined);
  const loses = (parent: Place, { key }: Place): void => {
    const { type } = parent;
    const isEntry = type.form === 'map' || type.form === 'list' || type.form === 'extension';
    const isCounted = isEntry
      ? type.form !== 'extension' || Array.isArray(parent.node)
      : type.hiddenWithout.has(key) || (type.hiddenWithout.has('*') && !key.startsWith('x-'));
    if (isCounted) parent.left -= 1;
    if ((isCounted && parent.left === 0) || type.hiddenWith.has(key) || type.hiddenWith.has('*'))
      hide(parent);
  };
  const drain = (): void => {
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      survey.dependents.get(place.node)?.forEach(hide);
      if (place.parent) loses(place.parent, place);
      for (const parent of place.otherParents ?? []) loses(parent, place);
    }
  };

  const isHidden = (node: unknown): boolean => {
    const place = isObject(node) ? places.get(node) : undefined;
    return place !== undefined && isOut(place);
  };
  const resolve = (node: unknown): unknown => {
    const seen = new Set<unknown>();
    while (isNode(node) && typeof node['$ref'] === 'string' && !seen.has(node)) {
      seen.add(node);
      node = target(node['$ref'], node)?.node;
    }
    return node;
  };
  const isTargetHidden = (found: Target | undefined): boolean =>
    found?.chain.some((node) => places.get(node)?.isHidden) ?? false;
  const schemes = new Map<string, boolean>();
  const isRequirementHidden = (requirement: unknown): boolean =>
    isNode(requirement) &&
    Object.keys(requirement).some((name) => {
      const part = schemeNamed(name, root, target);
      let known = schemes.get(part);
      if (known === undefined) {
        known = isTargetHidden(
          target(part.startsWith('#') ? part : `#/components/${pointerOf(part)}`),
        );
        schemes.set(part, known);
      }
      return known;
    });

  const operations = new Map<unknown, Place>();
  for (const place of survey.operations) operations.set((place.node as Node)['operationId'], place);

  const operationOf = (link: Node): unknown => {
    const { operationRef, operationId } = link;
    if (typeof operationRef !== 'string')
      return typeof operationId === 'string' ? operations.get(operationId)?.node : undefined;
    const found = target(operationRef, link)?.node;
    if (found !== undefined) return found;
    // The path may be a reference to a component.
    const slash = operationRef.lastIndexOf('/');
    const item = resolve(target(operationRef.slice(0, Math.max(slash, 0)), link)?.node);
    return ownField(item, operationRef.slice(slash + 1));
  };

  /** Those that depend on what is elsewhere, by name. */
  const followNames = (): void => {
    hideTags();
    schemes.clear();
    for (const place of survey.operations) if (!place.isHidden && isUseless(place)) hide(place);
    for (const place of survey.links) {
      const link = place.node as Node;
      const { operationRef } = link;
      const found = typeof operationRef === 'string' ? target(operationRef, link) : undefined;
      if (isTargetHidden(found) || isHidden(operationOf(link))) hide(place);
    }
  };
  const hideTags = (): void => {
    const tags = listOf(root['tags']).filter(isNode);
    const groups = listOf(root['x-tagGroups']).filter(isNode);
    const shown = new Set(
      groups.filter((group) => !isHidden(group)).flatMap((group) => listOf(group['tags'])),
    );
    for (const group of groups)
      if (isHidden(group))
        for (const tag of listOf(group['tags'])) if (!shown.has(tag)) hiddenTags.add(tag);
    for (let before = -1; before !== hiddenTags.size;) {
      before = hiddenTags.size;
      for (const tag of tags)
        // A section goes with the one that it is in (3.2.0, Tag Object: parent).
        if (isHidden(tag) || hiddenTags.has(tag['name']) || hiddenTags.has(tag['parent'])) {
          hiddenTags.add(tag['name']);
          hideAt(tag);
        }
    }
  };
  /** Without a tag, a way to sign the request or a part of its path, an operation is none of the reader's. */
  const isUseless = ({ node, parent, otherParents }: Place): boolean => {
    const operation = node as Node;
    return (
      areAll(operation['tags'], (tag) => hiddenTags.has(tag)) ||
      areAll(operation['security'] ?? root['security'], isRequirementHidden) ||
      (isSomeParameterHidden &&
        [parent, ...(otherParents ?? [])].some((one) => one && lacksPathParameter(operation, one)))
    );
  };
  const lacksPathParameter = (operation: Node, parent: Place): boolean => {
    // Those of `additionalOperations` are one step further from the path item.
    const item = parent.type.name === 'PathItem' ? parent : parent.parent;
    const inherited = listOf((item?.node as Node | undefined)?.['parameters']);
    const own = listOf(operation['parameters']);
    if (!inherited.some(isHidden) && !own.some(isHidden)) return false;
    const lacking = new Set<unknown>();
    // The operation's own take the place of inherited ones.
    for (const entry of [...inherited, ...own]) {
      const parameter = nodeOf(resolve(entry));
      if (parameter['in'] !== 'path') continue;
      if (isHidden(entry)) lacking.add(parameter['name']);
      else lacking.delete(parameter['name']);
    }
    return lacking.size > 0;
  };
  const values = new Map<Node, ReadonlySet<unknown>>();
  const hiddenValues = (node: Node): ReadonlySet<unknown> => {
    const known = values.get(node) ?? hiddenValuesOf(node, reader);
    values.set(node, known);
    return known;
  };

  let hidesValues = false;
  for (const place of survey.gated) {
    const node = place.node as Node;
    if (!isShown(node, reader)) hide(place);
    const hidden = hiddenValues(node);
    if (hidden.size > 0) {
      hidesValues = true;
      if (
        place.type.name === 'ServerVariable' &&
        areAll(node['enum'], (value) => hidden.has(value))
      )
        hide(place);
    }
  }
  for (let before = -1; before !== count;) {
    before = count;
    drain();
    followNames();
    drain();
  }
  const seen = {
    ...survey,
    isAnythingHidden: count > 0 || hidesValues,
    isHidden,
    isMarked: (node: unknown) => isObject(node) && places.get(node)?.isHidden === true,
    hidesValues,
    resolve,
    operationOf,
    hiddenValues,
    isTagHidden: (name: unknown) => hiddenTags.has(name),
    isRequirementHidden,
    unreferenced: new Set<string>(),
  };
  if (seen.isAnythingHidden) markAffected(seen);
  for (let before = 0; before !== count;) {
    before = count;
    seen.unreferenced = findUnreferenced(seen);
    for (const place of survey.links) {
      const operation = operationOf(place.node as Node);
      const to = isObject(operation) ? places.get(operation) : undefined;
      if (to && isUnreferenced(seen, to)) hide(place);
    }
    drain();
  }
  return seen;
}

function areAll(value: unknown, isGone: (entry: unknown) => boolean): boolean {
  const list = listOf(value);
  return list.length > 0 && list.every(isGone);
}

function pointerOf(part: string): string {
  const slash = part.indexOf('/');
  const name = part
    .slice(slash + 1)
    .replaceAll('%', '%25')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1');
  return `${part.slice(0, slash)}/${name}`;
}
