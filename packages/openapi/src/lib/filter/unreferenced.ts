import { isObject, type Node } from '../grammar/node.ts';
import { isOut, type Place, type Reference } from './place.ts';
import { variantTest } from './variants.ts';
import type { Visibility } from './visibility.ts';

/**
 * Finds what has to go because only hidden things refer to it, directly or through others. What nobody ever referred
 * to stays: it was meant to be shown.
 *
 * @param visibility for the reader
 * @returns the parts, such as `schemas/Pet` and `tags/Pets`
 */
export function findUnreferenced(visibility: Visibility): Set<string> {
  const { references, places, root } = visibility;
  const candidates = new Set<string>();
  const shown = new Map<string, string[]>();
  const all = new Map<string, string[]>();
  const tags = namedTags(root);
  for (const { from, part } of references) {
    const owner = (from.type.name === 'Tag' && tags.get(from.node)) || from.part;
    // What is in a component says nothing of whether others need it.
    if (owner === part) continue;
    add(all, owner, part);
    if (isOut(from) || isOfHiddenVariant(visibility, { from, part })) candidates.add(part);
    else add(shown, owner, part);
  }
  // A Set goes on with what is added to it meanwhile.
  for (const part of candidates) for (const next of all.get(part) ?? []) candidates.add(next);
  candidates.delete('');
  const kept = new Set<string>();
  for (const [owner, parts] of shown)
    if (!candidates.has(owner)) for (const part of parts) kept.add(part);
  for (const part of kept) for (const next of shown.get(part) ?? []) kept.add(next);
  for (const part of kept) candidates.delete(part);
  // Outside of components, only what is nothing but the target of references can go.
  for (const part of candidates)
    if (part.startsWith('#') && !isOwnPart(part)) candidates.delete(part);
  return candidates;

  function isOwnPart(part: string): boolean {
    for (const place of places.values()) if (place.part === part) return true;
    return false;
  }
}

/** Whether a place is one of those parts, or in it. */
export function isUnreferenced({ unreferenced }: Visibility, { type, node, part }: Place): boolean {
  if (unreferenced.size === 0) return false;
  return unreferenced.has(type.name === 'Tag' ? `tags/${String((node as Node)['name'])}` : part);
}

/** A mapping that goes with its variant keeps nothing. */
function isOfHiddenVariant(visibility: Visibility, { from, part }: Reference): boolean {
  if (from.type.name !== 'Discriminator' || !from.parent) return false;
  const name = part.slice(part.indexOf('/') + 1);
  return (
    part.startsWith('schemas/') && variantTest(visibility, from.parent.node as Node).isGone(name)
  );
}

function namedTags({ tags }: Node): ReadonlyMap<object, string> {
  return new Map(
    (Array.isArray(tags) ? tags : [])
      .filter((tag): tag is { readonly name?: unknown } => isObject(tag))
      .map((tag) => [tag, `tags/${String(tag.name)}`]),
  );
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
