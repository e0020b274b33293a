import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Point } from './locate.ts';

const yaml = /^(\uFEFF?---[ \t]*\r?\n)([^]*?)^---[ \t]*\r?$/m;
const toml = /^\uFEFF?\+\+\+[ \t]*\r?\n(?:(?!\+\+\+|\[)[^\n]*\n)*?groups[ \t]*=/;

/** What builds and lint say where the host gates no pages. */
export const noGatedPages =
  "Found `groups` in the front matter. This host has no gated pages: everyone would read this one. Put its text into <Groups any={['admin']}>, and take `groups` out. Its title, its description and links to it are the same for everyone.";

/**
 * Finds `groups` in the front matter of a page, for hosts that gate no pages.
 *
 * @param file the page
 * @returns where it stands, or undefined
 */
export function pageGroupsIn(file: string): Point | undefined {
  if (toml.test(file)) {
    const before = file.slice(0, toml.exec(file)?.[0].length).split('\n');
    return { line: before.length, column: 1 };
  }
  const match = yaml.exec(file);
  if (match?.index !== 0 || !match[2]?.includes('groups')) return undefined;
  const lines = new LineCounter();
  const { contents } = parseDocument(match[2], { lineCounter: lines, prettyErrors: false });
  const keys = isMap(contents) ? contents.items.map(({ key }) => key) : [];
  const groups = keys.find((key) => isScalar(key) && key.value === 'groups');
  if (!isScalar(groups)) return undefined;
  const { line, col } = lines.linePos(groups.range?.[0] ?? 0);
  // One line of dashes stands above.
  return { line: line + 1, column: col };
}

/**
 * Whether a page has groups, as its host has read the front matter: the text that is compiled may have none any more.
 *
 * @param data that the processor has beside the text
 * @returns true for Docusaurus' (`frontMatter`) and Astro's (`astro.frontmatter`)
 */
export function hasPageGroups(data: unknown): boolean {
  const { frontMatter, astro } = data as {
    readonly frontMatter?: FrontMatter;
    readonly astro?: { readonly frontmatter?: FrontMatter };
  };
  return (frontMatter?.groups ?? astro?.frontmatter?.groups) !== undefined;
}

interface FrontMatter {
  readonly groups?: unknown;
}
