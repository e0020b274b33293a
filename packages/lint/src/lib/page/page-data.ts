import { isRecord } from '@bookplate/protocol';
import { type FrontMatter, pointAt, readFrontMatter } from '@bookplate/docs/page';
import { parse, TomlError } from 'smol-toml';

/** What lint needs of the front matter of a page. */
export type PageData = Pick<FrontMatter, 'data' | 'mistake' | 'pointOf'>;

/** A byte order mark may stand before it. */
const fenced = /^(\uFEFF?\+\+\+[ \t]*\r?\n)([^]*?)(?<=\n)\+\+\+[ \t]*(?:\r?\n|$)/;

/**
 * Reads the front matter of a page: YAML between dashes, or TOML between plus signs, as Hugo has it.
 *
 * @param source a page
 * @returns what it says, and where
 */
export function readPageData(source: string): PageData {
  const page = readAny(source);
  const { groups } = page.data;
  // Docutils has texts only, and templates join what is a list.
  return typeof groups === 'string'
    ? { ...page, data: { ...page.data, groups: groups.split(/[\s,]+/).filter(Boolean) } }
    : page;
}

function readAny(source: string): PageData {
  const [, fence = '', text = ''] = fenced.exec(source) ?? [];
  if (fence === '') return readFrontMatter(source);
  const pointOf: PageData['pointOf'] = ([name = '', index]) => {
    const [before = ''] = new RegExp(`^[^]*?^\\s*${name}\\s*=\\s*`, 'm').exec(text) ?? [];
    // The items of a list are its texts in quotes.
    const items =
      index === undefined ? [] : [...text.slice(before.length).matchAll(/(["'])[^]*?\1/g)];
    return pointAt(source, fence.length + before.length + (items[Number(index)]?.index ?? 0));
  };
  try {
    const value: unknown = parse(text);
    return { data: isRecord(value) ? value : {}, mistake: undefined, pointOf };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    return {
      data: {},
      mistake: { message, line: error.line + 1, column: error.column },
      pointOf,
    };
  }
}
