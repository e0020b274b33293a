import { compose } from './compose.ts';
import type { Copier } from './copier.ts';
import { type Draft, hidden } from './draft.ts';
import { schemaReference } from './finish-schema.ts';
import { isNode, type Node } from './gates.ts';
import { leaveOut } from './leave-out.ts';
import { shapes } from './shapes.ts';
import type { View } from './view.ts';

const fields = ['example', 'examples', 'default', 'encoding'];

/**
 * Takes out of examples and defaults what the reader does not see of their schema: hidden properties, hidden enum
 * values, and whole examples of hidden variants. An example that is text (a JSON body as one string) is left as it is.
 *
 * @param schema what the examples are of
 * @param source the object that has them: the schema itself, or a parameter, header or media type
 * @param copy of that object
 * @param copier at work
 */
export function pruneExamples(schema: unknown, source: Node, copy: Draft, copier: Copier): void {
  if (!isNode(schema) || !fields.some((field) => field in copy)) return;
  copier.parts.postpone(() => {
    const { view } = copier;
    const isGone = (value: unknown): boolean => !prune(copier, value, [schema]);
    for (const key of ['example', 'default'])
      if (key in copy && isGone(copy[key])) delete copy[key];
    leaveOut(copy, 'examples', isGone);
    const { examples, encoding } = copy;
    if (isNode(examples)) pruneNamed(examples, source['examples'], isGone, copier);
    if (isNode(examples) && Object.keys(examples).length === 0) delete copy['examples'];
    if (!isNode(encoding)) return;
    for (const name of compose(view, [schema]).hiddenNames) delete (encoding as Draft)[name];
  });
}

/** Examples by name, which may be references to components. */
function pruneNamed(
  examples: Draft,
  source: unknown,
  isGone: (value: unknown) => boolean,
  copier: Copier,
): void {
  for (const name of Object.keys(examples)) {
    const entry = isNode(source) ? source[name] : undefined;
    const original = copier.view.resolve(entry, shapes.example, copier.path);
    const copy = original === entry ? examples[name] : copier.copyOf(original, shapes.example);
    if (copy === hidden || !isNode(copy) || !('value' in copy) || !isGone(copy['value'])) continue;
    delete examples[name];
    // It may be a component, which stays.
    delete (copy as Draft)['value'];
  }
}

/** Prunes a value in place. Returns false if nothing of it is for the reader. */
function prune(copier: Copier, value: unknown, schemas: readonly unknown[]): boolean {
  if (schemas.every((schema) => isUntouched(copier, schema))) return true;
  const { view } = copier;
  const composition = compose(view, schemas);
  const { shown, hiddenVariants, hiddenNames } = composition;
  if (composition.hiddenValues.has(value)) return false;
  if (Array.isArray(value)) {
    const items = shown.flatMap(({ items: one }) => (isNode(one) ? [one] : []));
    const left = value.filter((entry: unknown) => prune(copier, entry, items));
    value.splice(0, value.length, ...left);
    return true;
  }
  if (!isNode(value)) return true;
  if (
    composition.discriminating.some((schema) =>
      isOfHiddenVariant(view, value, schema, hiddenVariants),
    )
  )
    return false;
  for (const name of Object.keys(value)) {
    const inner = shown.flatMap((schema) => schemaOf(schema, name));
    if (hiddenNames.has(name) || !prune(copier, value[name], inner)) delete (value as Draft)[name];
  }
  return true;
}

/** Whether a schema is but a reference to one in which nothing is hidden, nor in what that refers to. */
function isUntouched({ view, parts, path }: Copier, schema: unknown): boolean {
  const reference = isNode(schema) ? schema['$ref'] : undefined;
  if (typeof reference !== 'string' || Object.keys(schema as Node).length > 1) return false;
  const { component } = view.target(reference, shapes.schema, path);
  return component !== undefined && !parts.isTouched(component);
}

function schemaOf({ properties, additionalProperties }: Node, name: string): unknown[] {
  if (isNode(properties) && Object.hasOwn(properties, name)) return [properties[name]];
  return isNode(additionalProperties) ? [additionalProperties] : [];
}

function isOfHiddenVariant(
  view: View,
  value: Node,
  { discriminator }: Node,
  hiddenVariants: ReadonlySet<unknown>,
): boolean {
  const name = isNode(discriminator) ? value[String(discriminator['propertyName'])] : undefined;
  if (!isNode(discriminator) || typeof name !== 'string') return false;
  const { mapping } = discriminator;
  const mapped = isNode(mapping) && Object.hasOwn(mapping, name) ? mapping[name] : name;
  const target = view.target(schemaReference(String(mapped)), shapes.schema, nowhere);
  return target.isHidden || hiddenVariants.has(target.node);
}

const nowhere = (): string => '';
