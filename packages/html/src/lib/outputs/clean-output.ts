import { basename, extname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { withoutGatedPages } from '@bookplate/docs/gating';
import { withFallbacks, withFallbacksInJson } from './fallbacks.ts';
import { withoutGatedEntries } from './feed.ts';
import type { IsGated } from './is-gated.ts';
import { withoutGatedLines } from './lines.ts';
import { withoutGatedRecords } from './search-records.ts';
import { withoutGatedObjects } from './sphinx-inventory.ts';
import { withoutGatedDocuments } from './sphinx-index.ts';

type Clean = (text: string, isGated: IsGated) => string;

const cleanLines: Clean = (text, isGated) => withFallbacks(withoutGatedLines(text, isGated));
const cleanJson: Clean = (json, isGated) => withFallbacksInJson(withoutGatedRecords(json, isGated));

const cleanXml: Clean = (xml, isGated) =>
  withFallbacks(withoutGatedEntries(withoutGatedPages(xml, isGated), isGated));

const byName: Readonly<Record<string, Clean>> = {
  'llms.txt': cleanLines,
  'llms-full.txt': withFallbacks,
  'sitemap.txt': withoutGatedLines,
  'searchindex.js': withoutGatedDocuments,
};
const byExtension: Readonly<Record<string, Clean>> = {
  '.xml': cleanXml,
  '.rss': cleanXml,
  '.atom': cleanXml,
  '.json': cleanJson,
};

/**
 * Takes gated pages out of a file that is made for machines, and puts the anonymous reader's text into it: a sitemap, a
 * feed, `llms.txt`, a search index.
 *
 * @param file its name
 * @param bytes what is in it
 * @param isGated told an address of the file
 * @returns its new content, or undefined if it stays as it is
 */
export function cleanOutput(
  file: string,
  bytes: Buffer,
  isGated: IsGated,
): string | Buffer | undefined {
  const name = basename(file);
  if (name.endsWith('.xml.gz')) {
    const xml = attempt(() => gunzipSync(bytes).toString('utf8')) ?? '';
    const cleaned = cleanXml(xml, isGated);
    return cleaned === xml ? undefined : gzipSync(cleaned);
  }
  if (name === 'objects.inv') return withoutGatedObjects(bytes, isGated);
  const clean = byName[name] ?? byExtension[extname(name).toLowerCase()];
  if (!clean) return undefined;
  const text = bytes.toString('utf8');
  const cleaned = clean(text, isGated);
  return cleaned === text ? undefined : cleaned;
}

/**
 * @param file its name
 * @returns whether {@link cleanOutput} knows such files
 */
export function isKnownOutput(file: string): boolean {
  const name = basename(file);
  return (
    name in byName ||
    extname(name).toLowerCase() in byExtension ||
    name.endsWith('.xml.gz') ||
    name === 'objects.inv'
  );
}

function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
