import { isNode, listOf, type Node, nodeOf } from '../grammar/node.ts';
import type { ObjectName } from '../grammar/table.ts';
import { compose } from './compose.ts';
import type { Writing } from './writing.ts';
import type { Draft } from './draft.ts';
import { finishSchema } from './finish-schema.ts';
import { hideValues } from './hide-values.ts';
import { leaveOut, leaveOutKeys } from './leave-out.ts';
import { newReference } from './new-reference.ts';
import type { Place } from './place.ts';
import { pruneExamples } from './prune-examples.ts';
import { isTouched } from './touched.ts';

type Finish = (source: Node, copy: Draft, writing: Writing) => void;

/**
 * Takes out of a copy what only names the hidden: tags, security requirements, values and names of properties.
 *
 * @param place of the object in the document
 * @param copy its copy, without the objects that are hidden
 * @param writing at work
 */
export function finish(place: Place, copy: Draft, writing: Writing): void {
  const { name } = place.type;
  if (name) finishes[name]?.(place.node as Node, copy, writing);
}

const ofSchemas: Finish = (source, _, writing) => {
  if (!isTouched(writing.view, source['schema'])) return;
  pruneExamples(source['schema'], source, writing);
  hideEncodings(source, writing);
};

const finishes: Partial<Record<ObjectName, Finish>> = {
  Document: (_, copy, writing) => {
    finishSecurity(copy, writing);
    finishTagGroups(copy, writing);
  },
  Operation: (_, copy, writing) => {
    const { isTagHidden } = writing.view;
    leaveOut(copy, 'tags', isTagHidden);
    finishSecurity(copy, writing);
  },
  Schema: (source, copy, writing) => {
    finishSchema(source, copy, writing);
    pruneExamples(source, source, writing);
  },
  Parameter: ofSchemas,
  Header: ofSchemas,
  MediaType: (source, copy, writing) => {
    ofSchemas(source, copy, writing);
    // Its examples are sequences of items (3.2.0, Sequential Media Types).
    pruneExamples(source['itemSchema'], source, writing, true);
  },
  Link: finishLink,
  // It must have a default (3.0.4 §4.7.6). One without values left has hidden its server.
  ServerVariable: (source, copy, { view }) => {
    hideValues(source, copy, view.hiddenValues(source));
    if (source['default'] !== copy['default'] && Array.isArray(copy['enum']))
      copy['default'] = copy['enum'][0];
  },
};

function finishSecurity(copy: Draft, { view }: Writing): void {
  leaveOut(copy, 'security', view.isRequirementHidden);
}

function finishTagGroups(copy: Draft, { view }: Writing): void {
  const { 'x-tagGroups': groups } = copy;
  if (!Array.isArray(groups)) return;
  const isGone = (tag: unknown): boolean =>
    view.isTagHidden(tag) || view.unreferenced.has(`tags/${String(tag)}`);
  const before = new Set(groups.filter((group) => isNode(group) && 'tags' in group));
  for (const group of groups) if (isNode(group)) leaveOut(group, 'tags', isGone);
  leaveOut(copy, 'x-tagGroups', (group) => before.has(group) && !('tags' in (group as Node)));
}

/** An encoding is named after the property that it is for. */
function hideEncodings(source: Node, writing: Writing): void {
  if (!isNode(source['encoding'])) return;
  writing.later(() => {
    const copy = writing.copyOf(source);
    const { hiddenNames } = compose(writing.view, [source['schema']]);
    if (copy) leaveOutKeys(copy, 'encoding', (name) => hiddenNames.has(name));
  });
}

/** A link fills the parameters and the body of its operation in. */
function finishLink(source: Node, copy: Draft, { view }: Writing): void {
  const { operationRef, operationId } = source;
  if (typeof operationRef === 'string')
    copy['operationRef'] = newReference(view, operationRef, source);
  const operation =
    typeof operationRef === 'string'
      ? view.target(operationRef, source)?.node
      : view.operations.find(({ node }) => (node as Node)['operationId'] === operationId)?.node;
  if (!isNode(operation)) return;
  if (view.isHidden(operation['requestBody'])) delete copy['requestBody'];
  const parent = view.places.get(operation)?.parent;
  // Those of `additionalOperations` are one step further from the path item.
  const item = parent?.type.form === 'map' ? parent.parent : parent;
  const parameters = [
    ...listOf(nodeOf(item?.node)['parameters']),
    ...listOf(operation['parameters']),
  ];
  const hidden = new Set<string>();
  for (const parameter of parameters) {
    const { name, in: place } = nodeOf(view.resolve(parameter));
    const ways = [String(name), `${String(place)}.${String(name)}`];
    for (const way of ways) if (view.isHidden(parameter)) hidden.add(way);
  }
  leaveOutKeys(copy, 'parameters', (name) => hidden.has(name));
}
