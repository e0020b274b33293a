import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dictionary from 'dictionary-en-gb';
import type { Nodes } from 'mdast';
import nspell from 'nspell';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeCodePages } from '../build/code-pages.ts';

const root = join(import.meta.dirname, '../..');
const generated = mkdtempSync(join(tmpdir(), 'bookplate-spelling-'));
afterAll(() => rmSync(generated, { recursive: true }));
writeCodePages(generated);

const written = globSync(
  ['*.md', 'packages/*/README.md', 'decisions/*.md', 'site/src/{content,snippets}/**/*.{md,mdx}'],
  // What the last build made.
  {
    cwd: root,
    exclude: ['site/src/content/docs/codes', 'site/src/content/docs/reference/{cli,settings}.md'],
  },
).map((file) => join(root, file));
/** Absolute. */
const files = [...written, ...globSync(join(generated, '**/*.mdx'))].toSorted();

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkMdx);
/** Of the field, and names. */
const known = readFileSync(join(import.meta.dirname, 'known-words.txt'), 'utf8')
  .trim()
  .split('\n');
const british = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });
/** What was found, for most words are on many pages. */
const answers = new Map<string, boolean>();

/** A word that is not in the dictionary, and where it is. */
interface Misspelling {
  readonly word: string;
  readonly line: number;
}

/** What a page says: its text and the title and description of its front matter, but no code. */
function misspellings(file: string, text: string): readonly Misspelling[] {
  const found: Misspelling[] = [];
  const check = (said: string, line: number): void => {
    for (const [word] of said.matchAll(/\p{L}[\p{L}’']*(?<![’'])/gu))
      if (!isCorrect(word)) found.push({ word, line });
  };
  const visit = (node: Nodes): void => {
    const line = node.position?.start.line ?? 0;
    if (node.type === 'text') check(withoutAddresses(node.value), line);
    if (node.type === 'image') check(node.alt ?? '', line);
    if (node.type === 'yaml') {
      const { title = '', description = '' } = parse(node.value) as Record<string, string>;
      check(`${title} ${description}`.replaceAll(/`[^`]*`/g, ' '), line);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit((file.endsWith('.mdx') ? mdx : markdown).parse(text));
  return found;
}

function isCorrect(word: string): boolean {
  const name = word.replace(/[’']s$/, '');
  let answer = answers.get(name);
  if (answer === undefined) {
    answer =
      isName(name) ||
      [name, name.replace(/s$/, '')].some((form) => isKnown(form)) ||
      british.correct(name.replaceAll('’', "'"));
    answers.set(name, answer);
  }
  return answer;
}

function isKnown(word: string): boolean {
  return known.includes(word) || known.includes(word.toLowerCase());
}

/** `VitePress` and `CORS` are names; `Recieve` at the start of a sentence is none. */
function isName(word: string): boolean {
  return /\p{Lu}/u.test(word.slice(1));
}

/** A bare address, path or file name in a sentence. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/\S*(?:[\w-]\.[a-z]{2,}|\/\w|@\w|\w_\w)\S*/g, ' ');
}

test('finds a misspelt word in the text, the title and the description of an image, not in code', () => {
  const page = '---\ntitle: Speling\n---\n\nRecieve `teh` token.\n\n![A pictre](a.png)\n';
  expect(misspellings('a.mdx', page).map(({ word }) => word)).toEqual([
    'Speling',
    'Recieve',
    'pictre',
  ]);
});

test('the documentation is spelt as in the dictionary or in known-words.txt', () => {
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    misspellings(file, readFileSync(file, 'utf8')).map(
      ({ word, line }) => `${file}:${line}: ${word}`,
    ),
  );
  expect(found).toEqual([]);
});

test('each known word is needed', () => {
  const text = files
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .toLowerCase();
  expect(
    known.filter((word) => british.correct(word) || !text.includes(word.toLowerCase())),
  ).toEqual([]);
  expect(known).toEqual(known.toSorted());
});
