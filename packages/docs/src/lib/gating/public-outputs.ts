import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import type { PublicOutput } from './find-leaks.ts';
import { openHtml } from './open-html.ts';
import { stringsIn } from './strings-in.ts';

/**
 * Files that a build makes for machines, and in which nothing is hidden: sitemaps, feeds, `llms.txt`, raw Markdown,
 * search indexes. Of pages, what is gated is there and hidden, so the rest of each is looked at.
 */
const readers: Readonly<Record<string, (file: Buffer) => string>> = {
  '.txt': toText,
  '.md': toText,
  '.mdx': toText,
  '.xml': toText,
  '.rss': toText,
  '.atom': toText,
  '.json': (file) => stringsOf(file),
  // The description of an API, for example.
  '.yaml': (file) => stringsOf(file, parse),
  '.yml': (file) => stringsOf(file, parse),
  // Of Next.js: a route such as `/api/search`, which is written under its name.
  '': (file) => jsonOf(file),
  // Pagefind: a page as search shows it; gzip, and JSON after a signature.
  '.pf_fragment': (file) => stringsOf(gunzipSync(file).subarray('pagefind_dcd'.length)),
};

/** Of VitePress' local search: a script that holds JSON. */
const searchIndex = /@localSearchIndex[^/\\]*\.js$/;

/**
 * Reads what a build wrote for everyone.
 *
 * @param folder of the build
 * @param isScriptData tells files that only the host's JavaScript reads, as it reads its scripts
 * @returns the files, each read when it is asked for
 * @yields a file
 */
export function* publicOutputs(
  folder: string,
  isScriptData: (name: string) => boolean = () => false,
): Generator<PublicOutput> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  for (const name of files.sort())
    if (isPublicOutput(name) && !isScriptData(name))
      yield* toPublicOutputs(name, readFileSync(join(folder, name)));
}

/**
 * @param name of a file
 * @returns whether people or machines read it as text
 */
export function isPublicOutput(name: string): boolean {
  const extension = extensionOf(name);
  return extension === '.html' || extension in readers || searchIndex.test(name);
}

/**
 * @param name of a file
 * @param file what is in it
 * @returns its texts: of a page, those of its head and of its body
 */
export function toPublicOutputs(name: string, file: Buffer): readonly PublicOutput[] {
  const read = readers[extensionOf(name)] ?? (searchIndex.test(name) ? toText : undefined);
  if (read) return [{ name, text: read(file) }];
  return extensionOf(name) === '.html' ? toPageOutputs(name, toText(file)) : [];
}

/**
 * @param name of a page
 * @param html of it
 * @returns the texts of its head and of its body
 */
export function toPageOutputs(name: string, html: string): readonly PublicOutput[] {
  const { head, body } = openHtml(html);
  return [
    { name, text: head, part: 'head' },
    { name, text: body, part: 'body' },
  ];
}

/** Next.js keeps the answer of a route as `sitemap.xml.body`. */
function extensionOf(name: string): string {
  return extname(name.replace(/\.body$/, ''));
}

function toText(file: Buffer): string {
  return file.toString('utf8');
}

/** Nothing of other files without an extension. */
function jsonOf(file: Buffer): string {
  try {
    return stringsIn(JSON.parse(toText(file))).join('\n');
  } catch {
    return '';
  }
}

/** Texts on lines of their own: escapes are resolved, and titles stand alone. */
function stringsOf(file: Buffer, parseText: (text: string) => unknown = JSON.parse): string {
  const text = toText(file);
  try {
    return stringsIn(parseText(text)).join('\n');
  } catch {
    return text;
  }
}
