import type { IsGated } from './is-gated.ts';
import { indentOf } from './fallbacks.ts';

/** Where search indexes, and lists of pages, have the address of a record. */
const addressNames =
  /^(location|url|uri|href|link|permalink|relpermalink|relurl|path|slug|id|ref|objectid|doc_url)$/i;

/**
 * Takes the records of gated pages out of a search index or another list in JSON: those of MkDocs, of Hugo's and Jekyll's
 * templates, of Docsify, JSON feeds; and out of an index of Lunr the references to them.
 *
 * @param text JSON
 * @param isGated told an address
 * @returns JSON without them; the same text if there are none, or if it is no JSON
 */
export function withoutGatedRecords(text: string, isGated: IsGated): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  let count = 0;
  const isGatedRecord = (record: unknown): boolean => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
    return Object.entries(record).some(
      ([name, address]) =>
        addressNames.test(name) && typeof address === 'string' && isGated(address),
    );
  };
  /** Lunr: `["title/the/address/", […]]`. */
  const isGatedVector = (item: unknown): boolean => {
    if (!Array.isArray(item) || item.length !== 2 || !Array.isArray(item[1])) return false;
    const [, address] = /^\w+\/(.*)$/s.exec(String(item[0])) ?? [];
    return address !== undefined && isGated(address);
  };
  const clean = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      const kept = node.filter((item) => !isGatedRecord(item) && !isGatedVector(item));
      count += node.length - kept.length;
      return kept.map(clean);
    }
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node);
    const kept = entries.filter(
      ([name, item]) =>
        !isGatedRecord(item) && !(typeof item === 'object' && /[/.]/.test(name) && isGated(name)),
    );
    count += entries.length - kept.length;
    return Object.fromEntries(kept.map(([name, item]) => [name, clean(item)]));
  };
  const cleaned = clean(value);
  if (count === 0) return text;
  return JSON.stringify(cleaned, null, indentOf(text)) + (/\s*$/.exec(text)?.[0] ?? '');
}
