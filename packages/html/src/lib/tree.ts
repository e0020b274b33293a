import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

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
