import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** What the beginning of a page says, up to its body. */
export interface HeadScan {
  readonly kind: 'page' | 'fragment' | 'amp' | 'frames';
  /** Where the head script goes: after the encoding, before stylesheets and scripts. */
  readonly insertAt: number;
  /** The encoding comes after that, or nowhere. */
  readonly lacksCharset: boolean;
  /** That the page declares, in lower case. */
  readonly charset: string | undefined;
  readonly hasHeadTag: boolean;
  /** What links count from, if not from the page. */
  readonly base: string | undefined;
}

const headElements: ReadonlySet<string> = new Set(
  'base basefont bgsound link meta noframes noscript script style template title'.split(' '),
);
/** Scripts and stylesheets stop the parser, and the first paint. */
const blocking: ReadonlySet<string> = new Set(['link', 'script', 'style']);

/** How the parser has the tokenizer read what is in an element (HTML §13.2.6.4.4). */
const modes: Readonly<Record<string, number>> = {
  title: TokenizerMode.RCDATA,
  noframes: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.RAWTEXT,
  style: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
};

/**
 * Reads the head of a page, and no more of the page than that: most pages need nothing else.
 *
 * @param html of the page
 * @returns where the script goes
 */
export function scanHead(html: string): HeadScan {
  let start = 0;
  let isPage = false;
  let hasHeadTag = false;
  let kind: HeadScan['kind'] = 'page';
  let charset: string | undefined;
  let charsetEnd: number | undefined;
  let base: string | undefined;
  let isBlocked = false;
  let templates = 0;
  const stop = (): void => tokenizer.pause();
  const stopAtText = (): void => {
    if (inside === '') stop();
  };
  /** The element whose text is read. */
  let inside = '';
  const readCharset = (tag: Token.TagToken, end: number): void => {
    const value =
      valueOf(tag, 'charset') ??
      (/content-type/i.test(valueOf(tag, 'http-equiv') ?? '')
        ? /charset=\s*["']?([\w-]+)/i.exec(valueOf(tag, 'content') ?? '')?.[1]
        : undefined);
    if (value === undefined || charset !== undefined) return;
    charset = value.trim().toLowerCase();
    if (!isBlocked) charsetEnd = end;
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: ignore,
      onDoctype({ location }) {
        isPage = true;
        start = location?.endOffset ?? 0;
      },
      onStartTag(tag) {
        const { tagName: name, location } = tag;
        const end = location?.endOffset ?? 0;
        if (name === 'html' || name === 'head') {
          isPage = true;
          start = end;
          hasHeadTag ||= name === 'head';
          if (valueOf(tag, 'amp') !== undefined || valueOf(tag, '⚡') !== undefined) kind = 'amp';
          return;
        }
        if (!headElements.has(name)) {
          if (templates > 0) return;
          isPage ||= name === 'body' || name === 'frameset';
          if (name === 'frameset') kind = 'frames';
          stop();
          return;
        }
        isPage ||= name === 'title';
        const mode = modes[name];
        if (mode !== undefined && !tag.selfClosing) {
          tokenizer.state = mode;
          inside = name;
        }
        if (name === 'template') templates += 1;
        if (templates > 0) return;
        if (name === 'meta') readCharset(tag, end);
        if (name === 'base') base ??= valueOf(tag, 'href');
        isBlocked ||= blocking.has(name);
      },
      onEndTag({ tagName: name }) {
        if (name === 'template') templates -= 1;
        if (name === inside) inside = '';
      },
      onCharacter: stopAtText,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return {
    kind: isPage ? kind : 'fragment',
    insertAt: charsetEnd ?? start,
    lacksCharset: charsetEnd === undefined,
    charset,
    hasHeadTag,
    base,
  };
}

function ignore(): void {}

function valueOf({ attrs }: Token.TagToken, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}
