import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type SplitDocument, splitDocument } from '@bookplate/docs/gating';
import { fileNameOf, type ReferenceDocument } from '@bookplate/docs/reference';

/** The documents of the build that is under way, by the path of the file that has all of it. */
const documents = new Map<string, ReferenceDocument>();

/** Begins a build. Docusaurus builds one language after the other. */
export function startDocuments(): void {
  documents.clear();
}

/**
 * Has a file written with all of a document, when everything else has been written.
 *
 * @param document of an API reference
 * @returns the path of the file, from the folder of the build
 */
export function noteDocument(document: ReferenceDocument): string {
  const path = `assets/${fileNameOf(document)}`;
  documents.set(path, document);
  return path;
}

/** @returns what the documents say to everyone, and what only to some */
export function splitDocuments(): readonly SplitDocument[] {
  return Array.from(documents.values(), ({ whole, everyone }) => splitDocument(whole, everyone));
}

/**
 * Writes the files. They are not public output, so this comes after the check for gated text.
 *
 * @param outDir the folder of the build
 */
export function writeDocuments(outDir: string): void {
  for (const [path, { whole }] of documents) {
    const file = join(outDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(whole));
  }
}
