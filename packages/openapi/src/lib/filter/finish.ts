import { isNode, type Node } from '../grammar/node.ts';
import type { ObjectName } from '../grammar/table.ts';
import type { Writing } from './writing.ts';
import type { Draft } from './draft.ts';
import { finishLink } from './finish-link.ts';
import { finishSchema } from './finish-schema.ts';
import { hideEncodings } from './hide-encodings.ts';
import { hideValues } from './hide-values.ts';
import { leaveOut } from './leave-out.ts';
import type { Place } from './place.ts';
import { pruneExamples } from './prune-examples.ts';
import { readsHidden } from './runtime-expressions.ts';

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
  pruneExamples(source['schema'], source, writing);
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
    hideEncodings(source, writing);
  },
  // Its requests go to where a part of another request says.
  Callback: (source, copy, writing) => {
    writing.later(() => {
      for (const expression of Object.keys(copy))
        if (readsHidden(writing.view, source, expression)) delete copy[expression];
    });
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
