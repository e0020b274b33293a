import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { parseDocument } from 'yaml';
import { isNode, type Node } from '@bookplate/openapi/gates';
import type { Point } from '../page/point-at.ts';
import { yamlPoints } from '../page/yaml-points.ts';
import { readJsonFile } from '../settings/json-file.ts';

/** A file of an OpenAPI document, and where in it things stand. */
export interface SpecFile {
  /** From the folder of the site. */
  readonly file: string;
  readonly document: Node;
  readonly pointOf: (path: readonly (string | number)[]) => Point;
  /** Other files that it refers to, as it writes them: paths from its own folder, and URLs. */
  readonly references: readonly string[];
}

/**
 * @param reference of a spec to another file
 * @returns whether it leads to another host
 */
export function isUrl(reference: string): boolean {
  return /^[a-z][\w+.-]*:\/\//i.test(reference);
}

/**
 * Reads specs with the files that they refer to. What is none, or cannot be read, is left out: who uses it says so.
 *
 * @param root the folder of the site
 * @param places files, and folders of them, from there
 * @returns each file once
 */
export function readSpecFiles(root: string, places: readonly string[]): readonly SpecFile[] {
  const found = new Map<string, SpecFile>();
  const left = places
    .flatMap((place) => findSpecFiles(root, place))
    .map((file) => ({ file, isPart: false }));
  for (let next = left.shift(); next; next = left.shift()) {
    const { file, isPart } = next;
    const spec = found.has(file) ? undefined : readSpec(root, file);
    if (!spec || !(isPart || 'openapi' in spec.document || 'swagger' in spec.document)) continue;
    found.set(file, spec);
    for (const reference of spec.references.filter((each) => !isUrl(each)))
      left.push({ file: posix.join(posix.dirname(file), reference), isPart: true });
  }
  return [...found.values()];
}

/**
 * Finds the files that docusaurus-plugin-openapi-docs reads: one, or those that lie directly in a folder.
 *
 * @param root the folder of the site
 * @param place a file or a folder
 * @returns the files, from the folder of the site
 */
export function findSpecFiles(root: string, place: string): readonly string[] {
  const path = resolve(root, place);
  const found = statSync(path, { throwIfNoEntry: false });
  const names = found?.isDirectory()
    ? readdirSync(path).filter((name) => /^(?!.*_category_)[^.].*\.(json|ya?ml)$/.test(name))
    : found
      ? ['']
      : [];
  return names.map((name) => relative(root, join(path, name)).split(sep).join('/'));
}

function readSpec(root: string, file: string): SpecFile | undefined {
  const path = join(root, file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const read = file.endsWith('.json') ? readJsonFile(path) : readYaml(path);
  return read && 'value' in read && isNode(read.value)
    ? { file, document: read.value, pointOf: read.pointOf, references: referencesIn(read.value) }
    : undefined;
}

function readYaml(
  path: string,
): { readonly value: unknown; readonly pointOf: SpecFile['pointOf'] } | undefined {
  const text = readFileSync(path, 'utf8');
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  return {
    value: document.toJS({ maxAliasCount: -1 }),
    pointOf: yamlPoints(document, text, 0),
  };
}

/** Of `./paths/seats.yaml#/get`, the file. */
function referencesIn(document: Node): readonly string[] {
  const files = new Set<string>();
  const seen = new Set<unknown>();
  const left: unknown[] = [document];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    const { $ref } = node as Node;
    const [file] = typeof $ref === 'string' ? $ref.split('#') : [];
    if (file) files.add(file);
    left.push(...Object.values(node));
  }
  return [...files];
}
