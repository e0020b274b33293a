import type { BuildMistake } from '../build-code.ts';
import { isMap, isScalar } from 'yaml';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { type Point, pointAt } from './point-at.ts';

const toml = /^\uFEFF?\+\+\+[ \t]*\r?\n(?:(?!\+\+\+|\[)[^\n]*\n)*?groups[ \t]*=/;

/** What builds and lint say where the host gates no pages. */
export const noGatedPages: BuildMistake = {
  code: 'page-groups-unsupported',
  message:
    "Found `groups` in the front matter. This host has no gated pages: everyone would read this one. Put its text into <Groups any={['admin']}>, and remove `groups`. Its title, its description and links to it are the same for everyone.",
};

/**
 * Finds `groups` in the front matter of a page, for hosts that gate no pages.
 *
 * @param file the page
 * @returns where it stands, or undefined
 */
export function pageGroupsIn(file: string): Point | undefined {
  const [before] = toml.exec(file) ?? [];
  if (before !== undefined) return { ...pointAt(file, before.length), column: 1 };
  if (!splitFrontMatter(file).text.includes('groups')) return undefined;
  const { document, start } = readFrontMatter(file);
  const { contents } = document;
  const keys = isMap(contents) ? contents.items.map(({ key }) => key) : [];
  const groups = keys.find((key) => isScalar(key) && key.value === 'groups');
  return isScalar(groups) ? pointAt(file, start + (groups.range?.[0] ?? 0)) : undefined;
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
