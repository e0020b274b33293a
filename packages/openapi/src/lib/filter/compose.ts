import { isNode, type Node } from './gates.ts';
import { shapes } from './shapes.ts';
import type { View } from './view.ts';

/** One object, put together from the schemas that describe it: by reference and by `allOf`, `anyOf`, `oneOf`. */
export interface Composition {
  /** The schemas that the reader sees. */
  readonly shown: readonly Node[];
  /** The ones that they do not. */
  readonly hiddenVariants: ReadonlySet<unknown>;
  /** The enum values that they do not see. */
  readonly hiddenValues: ReadonlySet<unknown>;
  /** The shown ones that tell variants apart. */
  readonly discriminating: readonly Node[];
  /** The properties that are declared, and only where the reader does not see it. */
  readonly hiddenNames: ReadonlySet<string>;
}

const compositions = ['allOf', 'anyOf', 'oneOf', 'then', 'else'] as const;

/**
 * Looks at an object's schemas together.
 *
 * @param view of the reader
 * @param schemas that all describe the same object
 * @returns what is shown and what is hidden of it
 */
export function compose(view: View, schemas: readonly unknown[]): Composition {
  const only = loneTarget(view, schemas[0]);
  const known = schemas.length === 1 ? view.compositions.get(only) : undefined;
  if (known) return known;
  const composition = composeAnew(view, schemas);
  if (schemas.length === 1) view.compositions.set(only, composition);
  return composition;
}

function composeAnew(view: View, schemas: readonly unknown[]): Composition {
  const shown = new Set<Node>();
  const hiddenVariants = new Set<Node>();
  const waiting = schemas.map((schema) => ({ schema, isHidden: false }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { schema, isHidden: isParentHidden } = next;
    const isHidden = isParentHidden || view.isHidden(schema, shapes.schema, nowhere);
    const node = view.resolve(schema, shapes.schema, nowhere);
    if (!isNode(schema) || !isNode(node)) continue;
    const seen = isHidden ? hiddenVariants : shown;
    if (seen.has(node)) continue;
    seen.add(node);
    // Beside `$ref` in OpenAPI 3.1.
    const parts = node === schema ? [node] : [node, schema];
    if (node !== schema) seen.add(schema);
    for (const part of parts)
      for (const key of compositions) {
        const variants = part[key];
        if (Array.isArray(variants))
          for (const variant of variants) waiting.push({ schema: variant, isHidden });
        else if (variants !== undefined) waiting.push({ schema: variants, isHidden });
      }
  }
  const all = [...shown];
  const isPropertyHidden = (property: unknown): boolean =>
    view.isHidden(property, shapes.schema, nowhere);
  const hiddenNames = new Set<string>();
  const hiddenValues = new Set<unknown>();
  for (const node of all) {
    for (const value of view.hiddenValues(node, nowhere)) hiddenValues.add(value);
    for (const [name, property] of propertiesOf(node))
      if (isPropertyHidden(property)) hiddenNames.add(name);
  }
  for (const node of hiddenVariants) for (const [name] of propertiesOf(node)) hiddenNames.add(name);
  for (const node of hiddenNames.size > 0 ? all : [])
    for (const [name, property] of propertiesOf(node))
      if (hiddenNames.has(name) && !isPropertyHidden(property)) hiddenNames.delete(name);
  return {
    shown: all,
    hiddenVariants,
    hiddenValues,
    discriminating: all.filter(({ discriminator }) => isNode(discriminator)),
    hiddenNames,
  };
}

/** What a schema that is nothing but a reference leads to, if the reader sees it: many lead to one. */
function loneTarget(view: View, schema: unknown): unknown {
  const isLone =
    isNode(schema) && typeof schema['$ref'] === 'string' && Object.keys(schema).length === 1;
  return isLone && !view.isHidden(schema, shapes.schema, nowhere)
    ? view.resolve(schema, shapes.schema, nowhere)
    : schema;
}

function propertiesOf({ properties }: Node): [string, unknown][] {
  return isNode(properties) ? Object.entries(properties) : [];
}

/** What is wrong with a gate is said where the walk meets it. */
const nowhere = (): string => '';
