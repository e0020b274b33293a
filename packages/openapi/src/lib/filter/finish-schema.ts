import { compose } from './compose.ts';
import type { Copier } from './copier.ts';
import { type Draft, set } from './draft.ts';
import { isNode, type Node } from './gates.ts';
import { leaveOut, leaveOutKeys } from './leave-out.ts';
import { shapes } from './shapes.ts';

/**
 * Takes out of a schema's copy what names its hidden properties, variants and values.
 *
 * @param source the schema
 * @param copy its copy
 * @param copier at work
 */
export function finishSchema(source: Node, copy: Draft, copier: Copier): void {
  hideValues(source, copy, copier);
  const { properties, discriminator } = source;
  if (isNode(properties)) {
    const left = copy['properties'];
    leaveOutNames(
      copy,
      (name) => Object.hasOwn(properties, name) && !(isNode(left) && Object.hasOwn(left, name)),
    );
  }
  if (isNode(discriminator)) {
    // What it tells apart may be hidden without being named here.
    copier.parts.touch();
    finishDiscriminator(source, copy, copier);
  }
  if (
    Array.isArray(source['allOf']) ||
    (source['required'] && (source['anyOf'] ?? source['oneOf']))
  )
    copier.parts.postpone(() => {
      const { hiddenNames } = compose(copier.view, [source]);
      if (hiddenNames.size > 0) leaveOutInBranches(copy, (name) => hiddenNames.has(name));
    });
}

/** `allOf` is one object written in pieces: a piece may require what another one declares. */
function leaveOutInBranches(copy: Draft, isNameHidden: (name: string) => boolean): void {
  leaveOutNames(copy, isNameHidden);
  const branches = copy['allOf'];
  for (const branch of Array.isArray(branches) ? branches : [])
    if (isNode(branch)) leaveOutInBranches(branch, isNameHidden);
}

function leaveOutNames(copy: Draft, isGone: (name: string) => boolean): void {
  leaveOut(copy, 'required', (name) => isGone(String(name)));
  const { dependentRequired, discriminator } = copy;
  if (isNode(dependentRequired)) {
    for (const name of Object.keys(dependentRequired))
      leaveOut(dependentRequired, name, (needed) => isGone(String(needed)));
    leaveOutKeys(copy, 'dependentRequired', isGone);
  }
  // Without the property that tells them apart it says nothing.
  if (isNode(discriminator) && isGone(String(discriminator['propertyName'])))
    delete copy['discriminator'];
}

function finishDiscriminator(source: Node, copy: Draft, copier: Copier): void {
  const { discriminator } = copy;
  const mapping = isNode(discriminator) ? discriminator['mapping'] : undefined;
  if (!isNode(mapping)) return;
  const { view, path } = copier;
  const { hiddenVariants } = compose(view, [source]);
  for (const [value, name] of Object.entries(mapping)) {
    if (typeof name !== 'string') continue;
    const reference = schemaReference(name);
    const target = view.target(reference, shapes.schema, path);
    if (target.isHidden || hiddenVariants.has(target.node)) delete (mapping as Draft)[value];
    else {
      const read = copier.reference(reference, shapes.schema);
      if (reference === name) set(mapping, value, read);
    }
  }
  if (Object.keys(mapping).length === 0) delete (discriminator as Draft)['mapping'];
}

/** A mapping may have the bare name of a schema (OpenAPI 3.0.4 §4.7.25). */
export function schemaReference(name: string): string {
  return /^[\w.-]+$/.test(name) && !/\.(json|ya?ml)$/i.test(name)
    ? `#/components/schemas/${name}`
    : name;
}

/**
 * Takes the hidden values out of an `enum`, and what other fields say of them.
 *
 * @param source a schema or a server variable
 * @param copy its copy
 * @param copier at work
 */
export function hideValues(source: Node, copy: Draft, copier: Copier): void {
  const values = copier.view.hiddenValues(source, copier.path);
  if (values.size === 0) return;
  const all = source['enum'] as readonly unknown[];
  copier.parts.touch();
  leaveOut(copy, 'enum', (value) => values.has(value));
  for (const key of Object.keys(copy)) {
    // Names and descriptions of the values, as several generators write them: by position, or by value.
    if (!key.startsWith('x-enum')) continue;
    const about = copy[key];
    if (Array.isArray(about)) copy[key] = about.filter((_, index) => !values.has(all[index]));
    else
      leaveOutKeys(copy, key, (name) => all.some((one) => values.has(one) && String(one) === name));
  }
  if (values.has(source['default'])) delete copy['default'];
}

/** A server variable must have a default (OpenAPI 3.0.4 §4.7.6). One without values left has hidden its server. */
export function finishVariable(source: Node, copy: Draft, copier: Copier): void {
  hideValues(source, copy, copier);
  const left = copy['enum'];
  if (source['default'] !== copy['default'] && Array.isArray(left)) copy['default'] = left[0];
}
