import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  Parser,
  type Token,
} from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Text = DefaultTreeAdapterTypes.TextNode;
export type Document = DefaultTreeAdapterTypes.Document;

/**
 * Reads a page as browsers do.
 *
 * @param html of the page
 * @returns its tree; nodes know where in the page they stand
 */
export function parsePage(html: string): Document {
  return parse(html, { sourceCodeLocationInfo: true, treeAdapter });
}

/**
 * Reads a page as far as links in it may be hidden: up to its main part, or behind it, where nothing of interest follows.
 * What is around the main part always stays, so that all else in it does not matter.
 *
 * @param html of the page
 * @param last where the last thing of interest is
 * @returns its tree; elements around the main part have no end
 */
export function parsePageUpTo(html: string, last: number): Document {
  const parser = new PartialParser(last);
  parser.tokenizer.write(html, true);
  return parser.document;
}

class PartialParser extends Parser<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  readonly #last: number;
  /** What the main part is in, once it has begun. */
  #around: ReadonlySet<object | undefined> | undefined;

  constructor(last: number) {
    super({ sourceCodeLocationInfo: true, treeAdapter });
    this.#last = last;
  }

  override onStartTag(token: Token.TagToken): void {
    super.onStartTag(token);
    if (this.#around || token.tagName !== 'main') return;
    const [, ...around] = withAncestors(this.openElements.current);
    this.#around = new Set(around);
    this.#stopIfDone();
  }

  override onEndTag(token: Token.TagToken): void {
    super.onEndTag(token);
    if (this.#around?.has(this.openElements.current)) this.#stopIfDone();
  }

  #stopIfDone(): void {
    // A link or a `<b>` without an end goes on in all that follows.
    const isClosed = this.activeFormattingElements.newest === null;
    if (isClosed && this.tokenizer.preprocessor.offset > this.#last) this.tokenizer.pause();
  }
}

/** That of parse5 makes a new object for each end, which takes a tenth of the time. */
const treeAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  updateNodeSourceCodeLocation: (node, end) =>
    void Object.assign(node.sourceCodeLocation ?? {}, end),
};

/**
 * @param node any
 * @returns whether it is an element
 */
export function isElement(node: object): node is Element {
  return 'tagName' in node;
}

/**
 * @param node any
 * @returns whether it is text
 */
export function isText(node: { readonly nodeName: string }): node is Text {
  return node.nodeName === '#text';
}

/**
 * @param element any
 * @param name of an attribute, in lower case
 * @returns its value, or undefined
 */
export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}

/**
 * @param element any
 * @returns its classes
 */
export function classesOf(element: Element): readonly string[] {
  return attribute(element, 'class')?.split(/\s+/) ?? [];
}

/**
 * @param node any
 * @returns the node, and all that it is in
 * @yields each, from the inside out
 */
export function* withAncestors(node: object | undefined): Generator<object, void> {
  for (let around: object | null | undefined = node; around;) {
    yield around;
    around = (around as { readonly parentNode?: object | null }).parentNode ?? null;
  }
}

/**
 * All elements below a node. What is in `<template>` is on no page.
 *
 * @param node any
 * @returns the elements, in the order of the page
 */
export function descendants(node: { readonly childNodes: readonly Node[] }): readonly Element[] {
  const found = last.find((one) => one.node === node);
  if (found) return found.all;
  const all: Element[] = [];
  const collect = ({ childNodes }: { readonly childNodes: readonly Node[] }): void => {
    for (const child of childNodes) {
      if (!isElement(child)) continue;
      all.push(child);
      collect(child);
    }
  };
  collect(node);
  last = [{ node, all }, ...last.slice(0, 1)];
  return all;
}

/** A tree is read by several parts of the command, and never changes. Garbage collectors take long with a `WeakMap` of trees. */
let last: readonly { readonly node: object; readonly all: readonly Element[] }[] = [];

/**
 * @param node any
 * @returns the text in it, without scripts and styles
 */
export function textOf(node: Node | Document): string {
  if (isText(node)) return node.value;
  if (!('childNodes' in node) || node.nodeName === 'script' || node.nodeName === 'style') return '';
  return node.childNodes.map(textOf).join('');
}
