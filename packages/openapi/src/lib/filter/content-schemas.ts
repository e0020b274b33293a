import { nodeOf } from '../grammar/node.ts';
import { always, type Applied } from './compose.ts';
import type { Visibility } from './visibility.ts';

/**
 * The schemas of a value that stands apart from its media type, such as the body in a link. It may be of any of the
 * media types: what a shown one hides is hidden, and what only a hidden one describes is hidden, too.
 *
 * @param visibility for the reader
 * @param holders of the schemas: media types, or a parameter
 * @returns the schemas to hold the value against, one set after the other
 */
export function schemasOfContent(
  visibility: Visibility,
  holders: readonly unknown[],
): readonly (readonly Applied[])[] {
  const isAlways = holders.length === 1;
  const all = holders.flatMap((holder) => {
    const isHolderHidden = visibility.isHidden(holder);
    return schemasOf(nodeOf(visibility.resolve(holder))).map(({ schema, inner }) => {
      const isHidden = isHolderHidden || visibility.isHidden(inner);
      return { schema, isHidden, isAlways, isInline: true };
    });
  });
  const alone = all.filter(({ isHidden }) => !isHidden).map(({ schema }) => [always(schema)]);
  return alone.length < all.length ? [...alone, all] : alone;
}

/** One without a schema allows everything. */
function schemasOf({ schema, itemSchema }: Readonly<Record<string, unknown>>): {
  readonly schema: unknown;
  readonly inner: unknown;
}[] {
  const whole = { schema, inner: schema };
  if (itemSchema === undefined) return [whole];
  // A value is a sequence of items (3.2.0, Sequential Media Types), or one of them.
  const sequence = { type: 'array', items: itemSchema };
  const items = { schema: { anyOf: [sequence, itemSchema] }, inner: itemSchema };
  return schema === undefined ? [items] : [whole, items];
}
