import type { Reader } from '../grammar/gates.ts';
import { checkDocument } from './check-document.ts';
import { copyDocument } from './copy.ts';
import { copyTree } from './copy-tree.ts';
import { scanDocument } from './scan.ts';
import { surveyDocument } from './survey.ts';
import { visibilityFor } from './visibility-for.ts';

/**
 * Makes the OpenAPI document that one reader sees: without what is gated for others, and without what only that
 * referred to. It hides, it does not protect: a reader who has the input has all of it.
 *
 * @param document OpenAPI 3.0, 3.1 or 3.2, parsed and bundled into one; it is not changed
 * @param user the reader, for their `groups`; `null` for a reader who is not known
 * @returns a new document that shares nothing with the input, its gates taken out
 * @throws {ConfigurationError} if it is no such document, if a gate is malformed or where it cannot hide, if a
 *   reference leads to another document, or if a script has put something on all objects
 */
export function filterOpenApi<Document extends object>(document: Document, user: Reader): Document {
  const root = checkDocument(document);
  const { isTree, isOpen } = scanDocument(root);
  if (isOpen) return copyTree(document);
  // What there is, then who sees it, then what is written: each knows only those before.
  return copyDocument(visibilityFor(surveyDocument(root, isTree), user), isTree) as Document;
}
