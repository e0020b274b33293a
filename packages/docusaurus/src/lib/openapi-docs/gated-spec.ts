import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { filterOpenApi } from '@bookplate/openapi';
import { type SplitDocument, splitDocument } from '@bookplate/docs/gating';
import { mayHaveGates } from '@bookplate/openapi/gates';
import { findSpecFiles, isUrl, type JsonObject, toGatedSpec } from '@bookplate/docs/gated-spec';
import { withPage } from '@bookplate/docs/page';
import type { ApiSpec } from './api-spec.ts';
import type { RedirectedSpec } from './openapi-plugin.ts';
import { readDocument } from './read-document.ts';

/** What pages are generated from in the place of a spec. */
export interface GatedSpec {
  /** Name and text of each file. */
  readonly files: readonly (readonly [name: string, text: string])[];
  /** Whether the spec has gates: without, the gated spec says what it says. */
  readonly hasGates: boolean;
  /** What each document with gates says to everyone, and what only to some. */
  readonly split: readonly SplitDocument[];
}

/**
 * @param siteDir the folder of the site
 * @param spec of it
 * @returns the gated spec; undefined if there is nothing where the spec should be
 * @throws {Error} if a document cannot be read, or has gates that cannot be, with its name
 */
export async function makeGatedSpec(
  siteDir: string,
  { specPath }: Pick<ApiSpec, 'specPath'>,
): Promise<GatedSpec | undefined> {
  const documents = isUrl(specPath)
    ? [specPath]
    : findSpecFiles(siteDir, specPath).map((file) => join(siteDir, file));
  if (documents.length === 0) return undefined;
  const files: (readonly [string, string])[] = [];
  const split: SplitDocument[] = [];
  for (const document of documents) {
    const read = await readDocument(siteDir, document).catch((error: Error) =>
      refuse(document, withPage('openapi-invalid', error.message), error),
    );
    const isGated = mayHaveGates(read);
    const text = JSON.stringify(isGated ? gatedSpecOf(read, document) : read);
    if (isGated) split.push(splitDocument(read, filterOpenApi(read, null)));
    files.push([isUrl(document) ? 'openapi.json' : `${basename(document)}.json`, text]);
  }
  return { files, hasGates: split.length > 0, split };
}

/**
 * @param siteDir the folder of the site
 * @param spec whose gated spec it is
 * @param gatedSpec to be put where the plugin reads it
 */
export function writeGatedSpec(
  siteDir: string,
  { gatedSpecPath }: RedirectedSpec,
  { files }: GatedSpec,
): void {
  const folder = resolve(siteDir, gatedSpecPath);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

function gatedSpecOf(document: JsonObject, name: string): JsonObject {
  try {
    return toGatedSpec(document);
  } catch (error) {
    return refuse(name, (error as Error).message, error);
  }
}

function refuse(name: string, message: string, cause: unknown): never {
  throw new Error(`${name}: ${message}`, { cause });
}
