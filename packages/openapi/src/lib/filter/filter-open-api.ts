import { checkDocument } from './check-document.ts';
import { copyTree } from './copy-tree.ts';
import { Copier } from './copier.ts';
import type { Draft } from './draft.ts';
import type { Reader } from './gates.ts';
import { leaveOutUnreferenced } from './leave-out-unreferenced.ts';
import { lookThrough } from './look-through.ts';
import { shapes } from './shapes.ts';
import { findUnreferenced } from './unreferenced.ts';
import { View } from './view.ts';
import { weaveForeign } from './weave-foreign.ts';

/**
 * Makes the OpenAPI document that one reader sees: without what is gated for others, and without what only that
 * referred to. It hides, it does not protect: whoever has the input has it all.
 *
 * @param document OpenAPI 3.0 or 3.1, parsed and bundled into one; it is not changed
 * @param user the reader, for their `groups`; `null` for a reader who is not known
 * @returns a new document that shares nothing with the input, its gates taken out
 * @throws {ConfigurationError} if it is no such document, if a gate is malformed, if a reference leads to another
 *   document, or if a script has put something on all objects
 */
export function filterOpenApi<Document extends object>(document: Document, user: Reader): Document {
  const root = checkDocument(document);
  const outline = lookThrough(root);
  if (outline.isTree && !outline.hasGates) return copyTree(document);
  const view = new View(root, user);
  const copier = new Copier(view, outline);
  const copy = copier.copy(root, shapes.document) as Draft;
  for (const [node, { shape, isHidden }] of view.outside)
    if (!isHidden) copier.copyPart(node, node, shape);
  const hidesParts = copier.hiddenNodes.size > 0;
  const unreferenced = hidesParts ? findUnreferenced(copier) : new Set<never>();
  if (hidesParts) leaveOutUnreferenced(copy, unreferenced, view.hiddenTags);
  copier.parts.runRules();
  if (view.outside.size > 0) weaveForeign(root, copy, unreferenced, copier);
  return copy as Document;
}
