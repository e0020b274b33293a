import { collectReferences, type Name } from './collect-references.ts';
import type { Copier } from './copier.ts';
import { isNode, type Node } from './gates.ts';
import { type Shape, shapeOf, shapes } from './shapes.ts';

/**
 * Finds what has to go because only hidden things refer to it, directly or through others. What nobody ever referred
 * to stays: it was meant to be shown by itself.
 *
 * @param root the document
 * @param copy of it, as its reader sees it
 * @param copier that made the copy and knows what it left out
 * @returns the names, and the objects outside of OpenAPI's own places
 */
export function findUnreferenced(root: Node, copy: Node, copier: Copier): Set<Name | object> {
  const { view } = copier;
  const componentShape = shapeOf(shapes.document, 'components');
  /** A thing that is referred to, as the reader sees it or, if they do not, as it is. */
  const thingOf = (what: Name | object): [unknown, Shape | undefined] => {
    if (typeof what === 'object') {
      const shape = view.outside.get(what)?.shape;
      return [(shape && copier.copyOf(what, shape)) ?? what, shape];
    }
    const [place = '', name = ''] = split(what);
    const inner = shapeOf(shapeOf(componentShape, place), name);
    for (const { components } of [copy, root]) {
      const things = isNode(components) ? components[place] : undefined;
      if (isNode(things) && Object.hasOwn(things, name)) return [things[name], inner];
    }
    return [undefined, inner];
  };
  /** Everything that some parts refer to, directly or not. */
  const closure = (parts: Iterable<readonly [unknown, Shape]>): Set<Name | object> => {
    const names = new Set<Name | object>();
    const seen = new Set<unknown>();
    const found = (what: Name | object): void => void names.add(what);
    for (const [part, shape] of parts) collectReferences(view, part, shape, found, seen);
    // A Set goes on with what is added to it meanwhile.
    for (const name of names) {
      const [thing, shape] = thingOf(name);
      if (shape) collectReferences(view, thing, shape, found, seen);
    }
    return names;
  };

  const doubtful = closure(copier.hiddenNodes);
  if (doubtful.size === 0) return doubtful;
  const roots: [unknown, Shape][] = [[copy, shapes.document]];
  for (const [place, things] of Object.entries(
    isNode(copy['components']) ? copy['components'] : {},
  ))
    for (const [name, thing] of Object.entries(isNode(things) ? things : {})) {
      const shape = shapeOf(shapeOf(componentShape, place), name);
      if (shape && !doubtful.has(`${place}/${name}`)) roots.push([thing, shape]);
    }
  for (const name of closure(roots)) doubtful.delete(name);
  return doubtful;
}

function split(name: Name): [string, string] {
  const end = name.indexOf('/');
  return [name.slice(0, end), name.slice(end + 1)];
}
