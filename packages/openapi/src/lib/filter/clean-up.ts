import { isNode, type Node } from '../grammar/node.ts';
import type { ObjectName } from '../grammar/table.ts';
import type { Writing } from './writing.ts';
import type { Draft } from './draft.ts';
import { cleanUpLink } from './clean-up-link.ts';
import { cleanUpSchema } from './clean-up-schema.ts';
import { hideEncodings } from './hide-encodings.ts';
import { hideValues } from './hide-values.ts';
import { leaveOut } from './leave-out.ts';
import type { Place } from './place.ts';
import { pruneExamples } from './prune-examples.ts';
import { namesHidden } from './strip-names.ts';
import { readsHidden } from './runtime-expressions.ts';

type CleanUp = (source: Node, copy: Draft, writing: Writing) => void;

/**
 * Takes out of a copy what only names the hidden: tags, security requirements, values and names of properties.
 *
 * @param place of the object in the document
 * @param copy its copy, without the objects that are hidden
 * @param writing at work
 */
export function cleanUp(place: Place, copy: Draft, writing: Writing): void {
  const { name } = place.type;
  if (!name) return;
  const source = place.node as Node;
  if (!place.isAffected && namesProperties.has(name))
    if (name !== 'Schema' || !namesHidden(writing.visibility, source)) return;
  cleanUps[name]?.(source, copy, writing);
}

/** Nothing is to do for these if nothing of their schemas is hidden. */
const namesProperties: ReadonlySet<ObjectName> = new Set([
  'Schema',
  'Parameter',
  'Header',
  'MediaType',
]);

const ofSchemas: CleanUp = (source, _, writing) => {
  pruneExamples(source['schema'], source, writing);
};

const cleanUps: Partial<Record<ObjectName, CleanUp>> = {
  Document: (_, copy, writing) => {
    cleanUpSecurity(copy, writing);
    cleanUpTagGroups(copy, writing);
  },
  Operation: (_, copy, writing) => {
    const { isTagHidden } = writing.visibility;
    leaveOut(copy, 'tags', isTagHidden);
    cleanUpSecurity(copy, writing);
  },
  Schema: (source, copy, writing) => {
    cleanUpSchema(source, copy, writing);
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
        if (readsHidden(writing.visibility, source, expression)) delete copy[expression];
    });
  },
  Link: cleanUpLink,
  // It must have a default (3.0.4 §4.7.6). One without values left has hidden its server.
  ServerVariable: (source, copy, { visibility }) => {
    hideValues(source, copy, visibility.hiddenValues(source));
    if (source['default'] !== copy['default'] && Array.isArray(copy['enum']))
      copy['default'] = copy['enum'][0];
  },
};

function cleanUpSecurity(copy: Draft, { visibility }: Writing): void {
  leaveOut(copy, 'security', visibility.isRequirementHidden);
}

function cleanUpTagGroups(copy: Draft, { visibility }: Writing): void {
  const { 'x-tagGroups': groups } = copy;
  if (!Array.isArray(groups)) return;
  const isGone = (tag: unknown): boolean =>
    visibility.isTagHidden(tag) || visibility.unreferenced.has(`tags/${String(tag)}`);
  const before = new Set(groups.filter((group) => isNode(group) && 'tags' in group));
  for (const group of groups) if (isNode(group)) leaveOut(group, 'tags', isGone);
  leaveOut(copy, 'x-tagGroups', (group) => before.has(group) && !('tags' in (group as Node)));
}
