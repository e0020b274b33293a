import { isNode, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { always } from './compose.ts';
import type { Draft } from './draft.ts';
import { judgeValue } from './judge-value.ts';
import { leaveOutKeys } from './leave-out.ts';
import { newReference } from './new-reference.ts';
import { readsHidden } from './runtime-expressions.ts';
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
  const { operationRef, operationId } = source;
  if (typeof operationRef === 'string')
    copy['operationRef'] = newReference(visibility, operationRef, source);
  writing.judge(() => {
    leaveOutKeys(copy, 'parameters', (name) =>
      readsHidden(visibility, source, nodeOf(source['parameters'])[name]),
    );
    if (readsHidden(visibility, source, source['requestBody'])) delete copy['requestBody'];
  });
  const operation =
    typeof operationRef === 'string'
      ? visibility.target(operationRef, source)?.node
      : visibility.operations.find(({ node }) => (node as Node)['operationId'] === operationId)
          ?.node;
  if (!isNode(operation)) return;
  if (visibility.isHidden(operation['requestBody'])) delete copy['requestBody'];
  const { content } = nodeOf(visibility.resolve(operation['requestBody']));
  for (const media of Object.values(nodeOf(content)))
    judgeField(writing, copy, 'requestBody', [nodeOf(visibility.resolve(media))['schema']]);
  for (const parameter of parametersOf(operation, writing)) {
    const { name, in: place, schema, content: media } = nodeOf(visibility.resolve(parameter));
    const ways = new Set([String(name), `${String(place)}.${String(name)}`]);
    if (visibility.isHidden(parameter)) leaveOutKeys(copy, 'parameters', (way) => ways.has(way));
    const medias = Object.values(nodeOf(media)).map(
      (one) => nodeOf(visibility.resolve(one))['schema'],
    );
    const values = copy['parameters'];
    for (const way of isNode(values) ? ways : [])
      judgeField(writing, values as Draft, way, [schema, ...medias]);
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
  schemas: readonly unknown[],
): void {
  if (ownField(holder, key) === undefined) return;
  for (const schema of schemas)
    if (schema !== undefined)
      writing.judge(() => judgeValue(writing, { holder, key, isTop: true }, [always(schema)]));
}
