import { type ElementNode, NodeTypes, parse, type TemplateChildNode } from '@vue/compiler-dom';
import { AuthorError } from '../page/author-error.ts';
import { checkHeadElement } from '../page/check-head-element.ts';
import { compileElement } from '../page/compile-element.ts';
import type { ElementTag } from '../page/element-attribute.ts';
import type { PageContext } from '../page/target.ts';
import { compileExpressionHtml } from './compile-expression-html.ts';
import { type Condition, conditionOf, conditionSource } from './condition-of.ts';
import { applyEdits, type Edit } from './edits.ts';
import {
  type Gate,
  gateOf,
  isHidden,
  attributeSource,
  isReaderBinding,
  openingEnd,
  partsOf,
  readerParts,
  tagOf,
  type TemplatePart,
  textValueOf,
} from './element-parts.ts';
import type { PageState } from './hooks.ts';
import { bindsReader, refuseDirective } from './refuse-directive.ts';
import { writeHtmlDirective, writeOpeningTag } from './write-vue.ts';

/** Is told what is found: in which text of the template, and how many of the same stand before it. */
export interface TemplateListener {
  readonly mistake: (error: AuthorError, text: string, count: number) => void;
  readonly part: (part: TemplatePart, text: string, count: number) => void;
}

/**
 * Compiles what a page says of the reader in HTML: mustaches, bound attributes, `v-if`, `<Groups>`. What Vue's own parser
 * does not take for such, such as code, stays.
 *
 * @param template that the Markdown of a page was rendered to
 * @param page in which it stands
 * @param isPageGated the page has groups
 * @param listener is told of mistakes and of what the page names
 * @returns a template that Vue can compile; for an index, HTML without anything gated
 */
export function compileTemplate(
  template: string,
  page: PageState,
  isPageGated: boolean,
  listener: TemplateListener,
): string {
  const edits: Edit[] = [];
  const counts = new Map<string, number>();
  const context: PageContext = {
    target: 'static',
    // Attributes are parsed one by one.
    text: '',
    headingText: 'inside',
    boundNames: page.boundNames,
    reactNames: new Set(),
  };

  /** Gives what is found in a piece of the template its place. */
  const reporterOf = (text: string): Reporter => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count + 1);
    return {
      part: (part) => listener.part(part, text, count),
      attempt(compile, sourceOfMistake = () => undefined) {
        try {
          return compile();
        } catch (error) {
          if (!(error instanceof AuthorError)) throw error;
          const start = text.indexOf(sourceOfMistake(error) ?? '');
          listener.mistake(
            new AuthorError(error.code, error.message, start + (error.at ?? 0)),
            text,
            count,
          );
          return undefined;
        }
      },
    };
  };

  const visitAll = (
    nodes: readonly TemplateChildNode[],
    around: readonly ElementTag[],
    gates: readonly Gate[],
  ): void => {
    let before: Condition | undefined;
    for (const node of nodes) {
      if (node.type === NodeTypes.INTERPOLATION) {
        const { source } = node.content.loc;
        const reporter = reporterOf(node.loc.source);
        const written = reporter.attempt(
          () => compileExpressionHtml(source, page),
          () => source,
        );
        if (written) reporter.part({ kind: 'text', source, gates });
        if (written) add(node.loc.start.offset, node.loc.end.offset, written.html);
      }
      if (node.type === NodeTypes.ELEMENT) before = visitElement(node, around, gates, before);
    }
  };

  /** Of what follows directly, another closing tag may begin where this one ends. */
  const closingStart = ({ loc }: ElementNode): number =>
    template.lastIndexOf('</', loc.end.offset - 1);

  const add = (start: number, end: number, text: string): void => {
    edits.push({ start, end, text });
  };

  const visitElement = (
    node: ElementNode,
    around: readonly ElementTag[],
    gates: readonly Gate[],
    before: Condition | undefined,
  ): Condition | undefined => {
    const { start, end } = { start: node.loc.start.offset, end: node.loc.end.offset };
    const opening = openingEnd(node, template);
    const tagText = template.slice(start, opening);
    if (/\sv-pre(?=[\s=>])/.test(tagText)) {
      if (node.tag === 'pre' && !page.isIndex) freezeSample(node, opening);
      return undefined;
    }
    // Here `user` is another thing.
    if (bindsReader(node)) return undefined;
    const reporter = reporterOf(tagText);
    const condition = reporter.attempt(
      () => conditionOf(node, before, page),
      () => conditionSource(node),
    );
    const tag = tagOf(node);
    const compiled = reporter.attempt(
      () => {
        checkHeadElement(tag, around, isPageGated);
        for (const prop of node.props) refuseDirective(prop, page);
        return compileElement(readerParts(tag), context);
      },
      (error) => attributeSource(readerParts(tag), error.attribute),
    );
    if (!page.boundNames.has('user'))
      for (const part of partsOf(node, compiled, condition)) reporter.part({ ...part, gates });
    if (page.isIndex && isHidden(compiled ?? tag, condition)) {
      add(start, end, '');
      return condition;
    }
    if (condition?.wrapper) add(start, start, condition.wrapper);
    const isBare = node.tag === 'template' && condition?.wrapper !== undefined;
    if (isBare) add(start, opening, '');
    else if (compiled && node.tag === 'Groups') add(start, opening, writeOpeningTag(compiled));
    else editProps(node, compiled, condition);
    if (node.tag === 'bookplate-text') visitText(node, opening, gates);
    else
      visitAll(
        node.children,
        [compiled ?? tag, ...around],
        [...gates, ...gateOf(node, compiled, condition)],
      );
    const closing = closingStart(node);
    if (closing >= opening && (isBare || (compiled && node.tag === 'Groups')))
      add(closing, end, isBare ? '' : '</bookplate-groups>');
    if (condition?.wrapper) add(end, end, '</bookplate-when>');
    return condition;
  };

  /** The first of the props that are compiled has what becomes of all of them. */
  const editProps = (
    node: ElementNode,
    compiled: ElementTag | undefined,
    condition: Condition | undefined,
  ): void => {
    let written = compiled ? writeOpeningTag({ ...compiled, name: '' }).slice(1, -1) : '';
    for (const prop of node.props) {
      const { start, end } = { start: prop.loc.start.offset, end: prop.loc.end.offset };
      if (prop === condition?.directive) add(start, end, '');
      else if (compiled && isReaderBinding(prop)) {
        add(start, end, written.trimStart());
        written = '';
      }
    }
  };

  /** Text of the reader's, which Vue is not to compare with its own. */
  const visitText = (node: ElementNode, opening: number, gates: readonly Gate[]): void => {
    const own = page.inline.get(textValueOf(node))?.shift();
    if (own) reporterOf(own.text).part({ kind: 'text', source: own.source, gates });
    const isPlain = node.children.every(({ type }) => type === NodeTypes.TEXT);
    const closing = closingStart(node);
    if (page.isIndex || !isPlain || closing <= opening) return;
    add(opening - 1, closing, `${writeHtmlDirective(template.slice(opening, closing))}>`);
  };

  /** The same for a sample that has some in it. */
  const freezeSample = (pre: ElementNode, opening: number): void => {
    const code = pre.children.find(
      (child): child is ElementNode => child.type === NodeTypes.ELEMENT && child.tag === 'code',
    );
    if (!code?.loc.source.includes('<bookplate-text')) return;
    const { start } = pre.loc;
    const tag = template.slice(start.offset, opening).replace(/\sv-pre(="")?/, '');
    add(start.offset, opening, tag);
    const inside = openingEnd(code, template);
    const closing = closingStart(code);
    add(inside - 1, closing, `${writeHtmlDirective(template.slice(inside, closing))}>`);
  };

  // Vue itself will say what is wrong with the template, and where.
  const { children } = parse(template, { onError: () => undefined, comments: true });
  visitAll(children, [], []);
  return applyEdits(template, edits);
}

/** For one piece of a template. */
interface Reporter {
  readonly part: (part: TemplatePart) => void;
  /** Returns undefined if there is a mistake. */
  readonly attempt: <Result>(
    compile: () => Result,
    sourceOfMistake?: (error: AuthorError) => string | undefined,
  ) => Result | undefined;
}
