import { collectReferences, type Name } from './collect-references.ts';
import type { Copier } from './copier.ts';
import { isNode, type Node } from './gates.ts';
import type { Part } from './parts.ts';
import { shapeOf, shapes } from './shapes.ts';

/**
 * Finds what has to go because only hidden things refer to it, directly or through others. What nobody ever referred
 * to stays: it was meant to be shown by itself.
 *
 * @param copier that copied the document and knows what it left out
 * @returns the names, and the objects outside of OpenAPI's own places
 */
export function findUnreferenced(copier: Copier): Set<Part> {
  const { view } = copier;
  const { references } = copier.parts;
  const seen = new Set<unknown>();

  /** Everything that is referred to by what is, and so on. */
  const close = (names: Set<Part>): Set<Part> => {
    const found = (name: Part): void => void names.add(name);
    // A Set goes on with what is added to it meanwhile.
    for (const name of names) {
      const known = references.get(name);
      if (known) known.forEach(found);
      else if (typeof name === 'string') collectOfHidden(name, found);
      else collectOfObject(name, found);
    }
    return names;
  };
  const collectOfHidden = (name: Name, found: (name: Part) => void): void => {
    const [place = '', ...rest] = name.split('/');
    const inner = shapeOf(shapeOf(shapeOf(shapes.document, 'components'), place), rest.join('/'));
    const { components } = view.root;
    const things = isNode(components) ? components[place] : undefined;
    if (inner && isNode(things))
      collectReferences(view, ownField(things, rest.join('/')), inner, found, seen);
  };
  const collectOfObject = (part: object, found: (name: Part) => void): void => {
    const alias = copier.aliases.get(part);
    const shape = alias ?? view.outside.get(part)?.shape;
    if (shape) collectReferences(view, part, shape, found, seen);
  };

  const doubtful = new Set<Part>();
  for (const [part, shape] of copier.hiddenNodes)
    collectReferences(view, part, shape, (name) => doubtful.add(name), seen);
  if (close(doubtful).size === 0) return doubtful;

  seen.clear();
  const kept = new Set<Part>();
  for (const [name, referred] of references)
    if (!doubtful.has(name)) for (const one of referred) kept.add(one);
  for (const name of close(kept)) doubtful.delete(name);
  return doubtful;
}

function ownField(node: Node, name: string): unknown {
  return Object.hasOwn(node, name) ? node[name] : undefined;
}
