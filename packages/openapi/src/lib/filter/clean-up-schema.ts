import { isNode, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { always, compose } from './compose.ts';
import { describesTwice, judgeOwnExamples } from './own-examples.ts';
import type { Writing } from './writing.ts';
import type { Draft } from './draft.ts';
import { hideValues } from './hide-values.ts';
import { newReference } from './new-reference.ts';
import { stripNames } from './strip-names.ts';
import { variantTest } from './variants.ts';

/**
 * Takes out of a schema's copy what names its hidden properties, variants and values.
 *
 * @param source the schema
 * @param copy its copy
 * @param writing at work
 */
export function cleanUpSchema(source: Node, copy: Draft, writing: Writing): void {
  const { visibility } = writing;
  if (visibility.hidesValues) hideValues(source, copy, visibility.hiddenValues(source));
  if (isNode(source['discriminator']) && isNode(copy['discriminator']))
    writing.later(() => cleanUpDiscriminator(source, copy, writing));
  if (describesTwice(source)) writing.judge(() => judgeOwnExamples(writing, [always(source)]));
  if (named.some((key) => key in source) || Object.keys(copy).some((key) => key.startsWith('x-')))
    writing.later(() => stripNames(source, writing));
}

/** Where names of properties stand, and where values of one schema stand in another. */
const named =
  'required dependentRequired dependentSchemas dependencies discriminator propertyNames not if allOf anyOf oneOf'.split(
    ' ',
  );

function cleanUpDiscriminator(source: Node, copy: Draft, writing: Writing): void {
  const { visibility } = writing;
  const discriminator = copy['discriminator'] as Draft | undefined;
  if (!discriminator) return;
  const { isHidden, isMappingGone } = variantTest(visibility, source);
  const { mapping, defaultMapping, propertyName } = discriminator;
  const values = new Set<unknown>();
  if (isNode(mapping)) {
    for (const [value, name] of Object.entries(mapping))
      if (typeof name !== 'string') continue;
      else if (isMappingGone(name)) {
        values.add(value);
        delete (mapping as Draft)[value];
      } else (mapping as Draft)[value] = newReference(visibility, name, source);
    if (Object.keys(mapping).length === 0) delete discriminator['mapping'];
  }
  if (typeof defaultMapping === 'string' && isMappingGone(defaultMapping))
    delete discriminator['defaultMapping'];
  const told = compose(visibility, [source]).members.flatMap(({ node }) => {
    const property = visibility.resolve(ownField(node['properties'], String(propertyName)));
    const found = writing.copyOf(property);
    return found ? [{ property: property as Node, found }] : [];
  });
  if (told.length === 0) return;
  // Without a mapping, a variant goes by its name.
  for (const [name, schema] of Object.entries(
    nodeOf(nodeOf(visibility.root['components'])['schemas']),
  ))
    if (isHidden(schema) && !Object.hasOwn(nodeOf(mapping), name)) values.add(name);
  for (const { property, found } of told) hideValues(property, found, values);
}
