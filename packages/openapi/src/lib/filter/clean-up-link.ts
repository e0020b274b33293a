import { isNode, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { schemasOfContent } from './content-schemas.ts';
import type { Draft } from './draft.ts';
import { judgeDescribed } from './judge-value.ts';
import { leaveOutKeys } from './leave-out.ts';
import { newReference } from './new-reference.ts';
import { isExpression, readsHidden } from './runtime-expressions.ts';
import type { Writing } from './writing.ts';

/**
 * A link fills in the parameters and the body of its operation: what the reader does not see of these goes, and what is
 * read from where they do not see it.
 *
 * @param source the link
 * @param copy its copy
 * @param writing at work
 */
export function cleanUpLink(source: Node, copy: Draft, writing: Writing): void {
  const { visibility } = writing;
  const { operationRef } = source;
  if (typeof operationRef === 'string')
    copy['operationRef'] = newReference(visibility, operationRef, source);
  writing.judge(() => {
    leaveOutKeys(copy, 'parameters', (name) =>
      readsHidden(visibility, source, nodeOf(source['parameters'])[name]),
    );
    if (readsHidden(visibility, source, source['requestBody'])) delete copy['requestBody'];
  });
  const operation = visibility.operationOf(source);
  if (!isNode(operation)) return;
  if (visibility.isHidden(operation['requestBody'])) delete copy['requestBody'];
  const { content } = nodeOf(visibility.resolve(operation['requestBody']));
  judgeField(writing, copy, 'requestBody', Object.values(nodeOf(content)));
  for (const parameter of parametersOf(operation, writing)) {
    const described = nodeOf(visibility.resolve(parameter));
    const { name, in: place, content: media } = described;
    const ways = new Set([String(name), `${String(place)}.${String(name)}`]);
    if (visibility.isHidden(parameter)) leaveOutKeys(copy, 'parameters', (way) => ways.has(way));
    const values = copy['parameters'];
    for (const way of isNode(values) ? ways : [])
      judgeField(writing, values as Draft, way, isNode(media) ? Object.values(media) : [described]);
  }
}

function parametersOf(operation: Node, { visibility }: Writing): readonly unknown[] {
  const parent = visibility.places.get(operation)?.parent;
  // Those of `additionalOperations` are one step further from the path item.
  const item = parent?.type.form === 'map' ? parent.parent : parent;
  return [...listOf(nodeOf(item?.node)['parameters']), ...listOf(operation['parameters'])];
}

function judgeField(
  writing: Writing,
  holder: Draft,
  key: string,
  describing: readonly unknown[],
): void {
  const value = ownField(holder, key);
  // What an expression reads is not known, and what it says is looked at already.
  if (value === undefined || isExpression(value)) return;
  for (const applied of schemasOfContent(writing.visibility, describing))
    writing.judge(() => judgeDescribed(writing, { holder, key, isTop: true }, applied));
}
