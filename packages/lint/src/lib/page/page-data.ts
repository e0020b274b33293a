import { isRecord } from '@bookplate/protocol';
import { type FrontMatter, pointAt, readFrontMatter } from '@bookplate/docs/page';
import { parse, TomlError } from 'smol-toml';

/** What lint needs of the front matter of a page. */
export type PageData = Pick<FrontMatter, 'data' | 'mistake' | 'pointOf'> & {
  /** The template of a generator joins `groups` to one text, so it has to be a list. */
  readonly isJoined?: boolean;
};

/** Other front matter than YAML. */
interface Format {
  /** What stands before the text, the text, and what stands behind it. A byte order mark may stand first. */
  readonly fenced: RegExp;
  /** What stands between a name and its value. */
  readonly separator: string;
  readonly parse: (text: string) => unknown;
}

const formats: readonly Format[] = [
  {
    fenced: /^(\uFEFF?\+\+\+[ \t]*\r?\n)([^]*?)(?<=\n)\+\+\+[ \t]*(?:\r?\n|$)/,
    separator: '=',
    parse,
  },
  {
    // An expression of MDX that begins a page has no name before a colon.
    fenced: /^(\uFEFF?)(\{[ \t]*\r?\n\s*"[^"\n]+"\s*:[^]*?(?<=\n)\})[ \t]*(?:\r?\n|$)/,
    separator: ':',
    parse: JSON.parse,
  },
];

/**
 * Reads the front matter of a page: YAML between dashes, TOML between plus signs, or JSON, as Hugo has them.
 *
 * @param source a page
 * @param joinsLetters the template joins the letters of a text
 * @returns what it says, and where
 */
export function readPageData(source: string, joinsLetters = false): PageData {
  const page = { ...readAny(source), isJoined: true };
  const { groups } = page.data;
  // Docutils has texts only, and Liquid joins a text as it is.
  return typeof groups === 'string' && !joinsLetters
    ? { ...page, data: { ...page.data, groups: groups.split(/[\s,]+/).filter(Boolean) } }
    : page;
}

function readAny(source: string): PageData {
  const format = formats.find(({ fenced }) => fenced.test(source));
  if (!format) return readFrontMatter(source);
  const [, fence = '', text = ''] = format.fenced.exec(source) ?? [];
  const pointOf: PageData['pointOf'] = ([name = '', index]) => {
    const [before = ''] =
      new RegExp(`^[^]*?^\\s*"?${name}"?\\s*${format.separator}\\s*`, 'm').exec(text) ?? [];
    // The items of a list are its texts in quotes.
    const items =
      index === undefined ? [] : [...text.slice(before.length).matchAll(/(["'])[^]*?\1/g)];
    return pointAt(source, fence.length + before.length + (items[Number(index)]?.index ?? 0));
  };
  try {
    const value = format.parse(text);
    return { data: isRecord(value) ? value : {}, mistake: undefined, pointOf };
  } catch (error) {
    // What JSON.parse says of the place differs from engine to engine.
    if (error instanceof SyntaxError)
      return { data: {}, mistake: { message: error.message, line: 1, column: 1 }, pointOf };
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    return {
      data: {},
      mistake: { message, line: error.line + 1, column: error.column },
      pointOf,
    };
  }
}
