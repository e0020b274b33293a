import type { BuildMistake } from '../build-code.ts';
import { findBoundNames } from '../expression/free-names.ts';
import { AuthorError } from '../page/author-error.ts';
import { checkHeading } from '../page/check-heading.ts';
import { pageGroupsIn } from '../page/check-page-groups.ts';
import type { Point } from '../page/point-at.ts';
import { mayNameReader } from '../page/target.ts';
import { PageError } from '../satteri/page-error.ts';
import { checkSamples, compileFence } from './code-samples.ts';
import { compileExpressionHtml, type ExpressionHtml } from './compile-expression-html.ts';
import { compileTemplate } from './compile-template.ts';
import type { TemplatePart } from './element-parts.ts';
import type { CoreRule, InlineRule, MarkdownIt, PageEnv, PageState, Token } from './hooks.ts';
import { isForIndex } from './index-page.ts';
import { placeIn } from './place-in.ts';
import { readBraces, readJsxGroups } from './read-braces.ts';

/** Is told of a mistake and where it is: ends the compilation by throwing, or lets it go on to find more. */
export type ReportMistake = (mistake: BuildMistake, place: Point, file: string) => void;

/** Something of the reader that a page names. */
export interface FoundPart extends TemplatePart {
  readonly place: Point;
}

export interface MarkdownItOptions {
  /** Is told what the page names, of blocks in the order of the page: for tools that look at it. */
  readonly found?: (part: FoundPart) => void;
  /** Set to false where no code is highlighted: then samples are not looked for in the result. */
  readonly isHighlighted?: boolean;
  /** Left out, the first mistake is thrown as a {@link PageError}. */
  readonly report?: ReportMistake;
}

/**
 * A plugin of markdown-it for hosts whose pages are Vue templates. It comes after all others, for it reads what they
 * make of a page: in VitePress, by `markdown.config`.
 *
 * @param md the renderer; it is changed
 * @param options what to do with mistakes
 */
export function markdownItBookplate(
  md: MarkdownIt,
  { report = throwMistake, found, isHighlighted = true }: MarkdownItOptions = {},
): void {
  const finish = (html: string, env: PageEnv): string => {
    const page = env.bookplate;
    if (!page) return html;
    const { title } = page;
    if (title !== undefined) env.title = title;
    if (isHighlighted) reporting(page, '', 0, () => checkSamples(page));
    const isGated = pageGroupsIn(page.source) !== undefined;
    return compileTemplate(html, page, isGated, {
      mistake: (error, text, count) => reportError(error, page, text, count),
      part: (part, text, count) =>
        found?.({
          ...part,
          place: placeIn(page, text, count, Math.max(text.indexOf(part.source), 0)),
        }),
    });
  };

  const reportError = (error: AuthorError, page: PageState, text: string, count: number): void =>
    report(error, placeIn(page, text, count, error.at ?? 0), page.file);

  const reporting = <Result>(
    page: PageState,
    text: string,
    count: number,
    compile: () => Result,
  ): Result | undefined => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error;
      reportError(error, page, text, count);
      return undefined;
    }
  };

  const readBlocks: CoreRule = ({ src, tokens, env: { bookplate: page } }) => {
    if (!page) return;
    page.firstLine = Math.max(page.source.split('\n').length - src.split('\n').length, 0);
    const scripts = tokens.flatMap(({ type, content }) =>
      type === 'html_block' ? (/^<script\b[^>]*>([^]*?)<\/script>/.exec(content)?.[1] ?? []) : [],
    );
    page.boundNames = namesIn(scripts.join('\n'));
    for (const token of tokens) {
      const line = token.map?.[0] ?? 0;
      if (token.type === 'html_block') token.content = withVueGroups(token.content);
      if (token.type === 'html_block' || token.type === 'inline')
        page.written.push({ text: token.content, line });
      if (token.type !== 'fence') continue;
      // Below the fence.
      page.written.push({ text: token.content, line: line + 1 });
      reporting(page, token.content, 0, () => compileFence(token, page));
    }
  };

  const readInline: InlineRule = (state, isSilent) => {
    const { src, pos, env } = state;
    const page = env.bookplate;
    if (!page) return false;
    if (src[pos] === '<') {
      const groups = readJsxGroups(src, pos);
      if (!groups) return false;
      if (!isSilent) state.push('html_inline', '', 0).content = groups.tag;
      state.pos = groups.end;
      return true;
    }
    if (src[pos] !== '{') return false;
    const braces = readBraces(src, pos);
    if (!braces) return false;
    const text = src.slice(pos, braces.end);
    // What is in two braces may be a variable of the template, which only its parser knows.
    const isVue = text.startsWith('{{');
    const compile = (): ExpressionHtml | undefined => compileExpressionHtml(braces.source, page);
    const written = isVue ? attempt(compile) : reporting(page, text.slice(1), 0, compile);
    if (!written) return false;
    if (!isSilent) {
      if (!isVue) {
        const same = page.inline.get(written.value) ?? [];
        page.inline.set(written.value, [...same, { source: braces.source, text }]);
      }
      const token = state.push('html_inline', '', 0);
      token.content = isVue ? text : written.html;
      token.meta = { bookplate: written.fallback };
    }
    state.pos = braces.end;
    return true;
  };

  const readHeadings: CoreRule = ({ tokens, env: { bookplate: page } }) => {
    if (!page) return;
    for (const [index, { type, tag }] of tokens.entries()) {
      const inline = tokens[index + 1];
      const children = inline?.children ?? [];
      if (type !== 'heading_open' || !inline || !children.some(isOurs)) continue;
      const own = inline.content;
      reporting(page, own, 0, () =>
        checkHeading(
          children
            .filter((child) => !isOurs(child))
            .map(textOf)
            .join(''),
        ),
      );
      // Of this, hosts make the label of the anchor.
      inline.content = children.map(textOf).join('');
      if (tag === 'h1') page.title ??= inline.content.trim();
    }
  };

  md.core.ruler.after('block', 'bookplate', readBlocks);
  md.core.ruler.after('inline', 'bookplate-headings', readHeadings);
  md.inline.ruler.before('escape', 'bookplate', readInline);

  const { render, renderAsync } = md;
  if (renderAsync)
    md.renderAsync = async (source, env: PageEnv = {}) => {
      // Most pages say nothing of the reader.
      if (!mayNameReader.test(source)) return renderAsync.call(md, source, env);
      begin(source, env);
      return finish(await renderAsync.call(md, source, env), env);
    };
  else
    md.render = (source, env: PageEnv = {}) => {
      if (!mayNameReader.test(source)) return render.call(md, source, env);
      begin(source, env);
      return finish(render.call(md, source, env), env);
    };
}

function begin(source: string, env: PageEnv): void {
  env.bookplate = {
    source,
    file: env.path ?? 'the page',
    isIndex: isForIndex(env),
    firstLine: 0,
    boundNames: new Set(),
    written: [],
    inline: new Map(),
    samples: new Set(),
  };
}

/** The parser of the template will say what is wrong. */
function attempt<Result>(compile: () => Result): Result | undefined {
  try {
    return compile();
  } catch (error) {
    if (error instanceof AuthorError) return undefined;
    throw error;
  }
}

function throwMistake(mistake: BuildMistake, place: Point, file: string): never {
  throw new PageError(mistake, file, place);
}

/** What the scripts of a page bind. Of TypeScript, nobody here knows: then `user` is the page's own if it is there. */
function namesIn(script: string): ReadonlySet<string> {
  const names = findBoundNames(script);
  return names.size === 0 && /\buser\b/.test(script) ? new Set(['user']) : names;
}

function withVueGroups(html: string): string {
  let text = html;
  for (let at = text.indexOf('<Groups'); at >= 0; at = text.indexOf('<Groups', at + 1)) {
    const groups = readJsxGroups(text, at);
    if (groups) text = text.slice(0, at) + groups.tag + text.slice(groups.end);
  }
  return text;
}

function isOurs({ meta }: Token): boolean {
  return typeof meta === 'object' && meta !== null && 'bookplate' in meta;
}

function textOf(token: Token): string {
  if (isOurs(token)) return (token.meta as { readonly bookplate: string }).bookplate;
  if (token.type === 'softbreak') return ' ';
  return /^(text|code_inline|emoji|text_special)$/.test(token.type) ? token.content : '';
}
