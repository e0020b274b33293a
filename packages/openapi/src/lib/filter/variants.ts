import { isNode, listOf, type Node, nodeOf } from '../grammar/node.ts';
import { compose } from './compose.ts';
import { schemaNamed } from './names-in.ts';
import type { Visibility } from './visibility.ts';

/** Whether a discriminator's value or reference is of a variant that the reader does not see. */
export function variantTest(view: Visibility, source: Node): (name: string) => boolean {
  const hiddenVariants = new Set<unknown>(
    compose(view, [source])
      .members.filter(({ isHidden }) => isHidden)
      .map(({ node }) => node),
  );
  return (name) => {
    const node = schemaNamed(name, view.root, view.target, source)?.node;
    return node !== undefined && (hiddenVariants.has(node) || view.isHidden(node));
  };
}

/** The values of a property that stand for hidden variants, or are hidden where another schema declares it. */
export function hiddenValuesAt(
  view: Visibility,
  source: Node,
): ReadonlyMap<string, ReadonlySet<unknown>> {
  const found = new Map<string, Set<unknown>>();
  const declared = new Map<string, unknown[]>();
  const { members } = compose(view, [source]);
  const tellsApart = members.some(({ node }) => isNode(node['discriminator']));
  if (!tellsApart && !(view.hidesValues && members.length > 1)) return found;
  for (const { node } of members)
    for (const [name, property] of Object.entries(nodeOf(node['properties']))) {
      const list = declared.get(name);
      if (list) list.push(property);
      else declared.set(name, [property]);
    }
  for (const [name, properties] of declared)
    if (properties.length > 1) {
      const { hiddenValues } = compose(view, properties);
      if (hiddenValues.size > 0) found.set(name, new Set(hiddenValues));
    }
  for (const { node } of members) {
    const { discriminator } = node;
    if (!isNode(discriminator)) continue;
    const isGone = variantTest(view, node);
    const name = String(discriminator['propertyName']);
    const values = found.get(name) ?? new Set();
    for (const [value, target] of Object.entries(nodeOf(discriminator['mapping'])))
      if (isGone(String(target))) values.add(value);
    for (const property of declared.get(name) ?? [])
      for (const value of [...listOf(nodeOf(property)['enum']), nodeOf(property)['const']])
        if (
          typeof value === 'string' &&
          !Object.hasOwn(nodeOf(discriminator['mapping']), value) &&
          isGone(value)
        )
          values.add(value);
    if (values.size > 0) found.set(name, values);
  }
  return found;
}
