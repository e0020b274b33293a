import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { type Gate, gateIssues, isRecord, toGroups } from '@bookplate/protocol';
import {
  type LiteralBraces,
  mayNameReader,
  type PageNode,
  readFrontMatter,
  transformPage,
} from '@bookplate/docs/page';
import { groupsOfApiPage } from '@bookplate/docs/gated-spec';
import type { FrontMatterData, Host } from '../host.ts';
import { explainSyntax } from './explain-syntax.ts';
import { collect, type Collected } from './collect.ts';
import type { Mistake, Page } from './page.ts';
import type { PageParsers } from './parse-page.ts';
import { readApplied } from './read-applied.ts';
import { readPageData } from './page-data.ts';
import { readVue } from './read-vue.ts';
import { fileOf } from './resolve-link.ts';

/** A file of the site. */
export interface PageFile {
  /** From the folder of the site. */
  readonly file: string;
  /** From the folder of its content. */
  readonly inContent: string;
  /** Which of the host's contents. */
  readonly content: number;
  /** Not a page, but a part of the pages that import it. */
  readonly isPartial?: boolean;
}

const nothing: Collected = {
  expressions: [],
  groupMentions: [],
  blocks: [],
  links: [],
  samples: [],
  freeNames: [],
  imports: [],
  readerHtml: [],
  misspeltGates: [],
};

/**
 * Reads a page as its host would.
 *
 * @param file where it is
 * @param text what is in it
 * @param host of the site
 * @param parsers of the host
 * @returns the page; what is wrong with it is in it
 */
export function readPage(file: PageFile, text: string, host: Host, parsers: PageParsers): Page {
  const source = host.prepare?.(text) ?? text;
  const isMdx = host.isMdx(file.file);
  const frontMatter = host.isApplied
    ? readPageData(source, host.joinsLetters)
    : readFrontMatter(source);
  const data: FrontMatterData = frontMatter.data;
  const tree = parse(isMdx ? parsers.mdx : parsers.markdown, source);
  const mistakes: Mistake[] = [];
  const literalBraces: LiteralBraces[] = [];
  let collected = nothing;
  if (!('message' in tree)) {
    // The order matters: the compilation changes the tree.
    collected = collect(tree, source);
    // Most pages say nothing of the reader.
    const namesReader = mayNameReader.test(source);
    const read = host.isVue
      ? readVue
      : host.isApplied && ((page: string) => readApplied(tree, page));
    if (read) {
      if (namesReader || source.includes('data-bookplate-groups')) {
        const { mistakes: found, ...parts } = read(source);
        collected = { ...collected, ...parts };
        mistakes.push(...found);
      }
    } else if (namesReader || 'groups' in data)
      transformPage(
        tree,
        new VFile(source),
        parsers.mdx,
        host,
        { isHighlighted: true, isMdx },
        (braces) => literalBraces.push(...braces),
        ({ message }, place) => mistakes.push({ message, ...place }),
      );
  }
  return {
    ...collected,
    file: file.file,
    source,
    isMdx,
    frontMatter,
    path: file.isPartial ? undefined : host.content[file.content]?.pathOf(file.inContent, data),
    groups: readGroups(data['groups'] ?? readApiGroups(data, source)),
    groupsPlace: { file: file.file, ...frontMatter.pointOf(['groups']) },
    documents: collected.imports.map((each) => fileOf(file, each)),
    syntaxMistake: 'message' in tree ? tree : undefined,
    mistakes,
    literalBraces,
  };
}

function parse(parser: PageParsers['mdx'], source: string): PageNode | Mistake {
  try {
    return parser(source);
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    return explainSyntax(error, source);
  }
}

/** Of pages that docusaurus-plugin-openapi-docs has generated. The build refuses a page whose groups differ from its spec. */
function readApiGroups(frontMatter: FrontMatterData, source: string): unknown {
  try {
    return groupsOfApiPage(frontMatter, source);
  } catch {
    return undefined;
  }
}

/** As far as they can be used: what is wrong with them is a finding. */
function readGroups(value: unknown): readonly string[] | undefined {
  if (isRecord(value))
    return gateIssues(value).length === 0 ? toGroups(value satisfies Gate) : undefined;
  if (!Array.isArray(value)) return undefined;
  const names: readonly unknown[] = value;
  // A wrong name must not leave only groups that do not see it: the page would be for everyone.
  const usable = names.filter(isUsable);
  return usable.length < names.length
    ? usable.filter((name) => !name.startsWith('!'))
    : toGroups(usable);
}

function isUsable(name: unknown): name is string {
  return gateIssues([name]).length === 0;
}
