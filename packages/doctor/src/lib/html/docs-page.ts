import { type DefaultTreeAdapterTypes, html as htmlNames, parse } from 'parse5';
import { blocksScripts, isJavaScript } from './blocks-scripts.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A script of the page, as browsers see it. */
export interface PageScript {
  readonly attributes: Readonly<Record<string, string>>;
  /** The text between the tags: the input of a CSP hash (CSP3 §6.7.3.3). */
  readonly text: string;
  /** `data`: browsers do not run it, because its `type` is not a script's, or it has `nomodule`. */
  readonly kind: 'classic' | 'module' | 'data';
  /** Place in the order of the page, from 1. */
  readonly order: number;
  /** Why a classic script does not run first in the page. */
  readonly late: Lateness | undefined;
  /** `href` of a `<base>` above it. */
  readonly base: string | undefined;
}

/** Why a script does not run at once. */
export interface Lateness {
  readonly why: 'after' | 'text' | 'body' | 'defer' | 'async';
  /** What is above it, such as `<link rel="stylesheet" href="/a.css">`; or the attribute. */
  readonly before: string;
}

/** A policy in `<meta http-equiv="Content-Security-Policy">`. */
export interface MetaPolicy {
  readonly text: string;
  readonly order: number;
}

/** What checks need to know about a docs page. */
export interface DocsPage {
  readonly scripts: readonly PageScript[];
  readonly policies: readonly MetaPolicy[];
  /** Where the HTML has Bookplate's script, but browsers do not run it. */
  readonly inertIn: 'comment' | 'noscript' | 'template' | undefined;
  /** The target of an immediate `<meta http-equiv="refresh">`, as written. Static hosts redirect with it. */
  readonly refresh: string | undefined;
}

interface Reading {
  readonly scripts: PageScript[];
  readonly policies: MetaPolicy[];
  inertIn?: DocsPage['inertIn'];
  refresh?: string;
  order: number;
  base?: string | undefined;
  /** The first element above that scripts wait for. */
  blocking?: string;
  /** The first content of the body. */
  inBody?: { readonly what: string; readonly isText: boolean };
}

/**
 * Reads a docs page like a browser with JavaScript: the HTML standard's parser moves to the body what does not belong into the head,
 * and sees no tags in comments, `noscript` and `template`.
 *
 * @param html the page
 * @returns its scripts and policies in order
 */
export function readDocsPage(html: string): DocsPage {
  const reading: Reading = { scripts: [], policies: [], order: 0 };
  walk(parse(html, { scriptingEnabled: true }), { reading, parent: '', isInBody: false });
  const { scripts, policies, inertIn, refresh } = reading;
  return { scripts, policies, inertIn, refresh };
}

interface Place {
  readonly reading: Reading;
  readonly parent: string;
  readonly isInBody: boolean;
}

const ours = 'data-api-url';

function walk(node: Node, { reading, parent, isInBody }: Place): void {
  if (node.nodeName === '#comment' && 'data' in node && node.data.includes(ours))
    reading.inertIn ??= 'comment';
  if (node.nodeName === '#text' && 'value' in node && node.value.trim() !== '' && isInBody)
    reading.inBody ??= { what: `the text "${shorten(node.value)}"`, isText: true };
  if ('tagName' in node) readElement(node, { reading, parent, isInBody });
  if ('content' in node && hasOurs(node.content)) reading.inertIn ??= 'template';
  const name = 'tagName' in node ? node.tagName : '';
  if (name === 'script' || name === 'style' || name === 'noscript' || !('childNodes' in node))
    return;
  for (const child of node.childNodes)
    walk(child, { reading, parent: name, isInBody: isInBody || name === 'body' });
}

function readElement(element: Element, { reading, parent, isInBody }: Place): void {
  reading.order += 1;
  const { tagName } = element;
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
  const text = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  if (tagName === 'script' && element.namespaceURI === htmlNames.NS.HTML) {
    const kind = kindOf(attributes);
    const late = kind === 'classic' ? lateness(attributes, { reading, isInBody }) : undefined;
    const { order, base } = reading;
    reading.scripts.push({ attributes, text, kind, order, late, base });
  }
  if (tagName === 'noscript' && text.includes(ours)) reading.inertIn ??= 'noscript';
  if (tagName === 'base' && attributes['href'] !== undefined) reading.base ??= attributes['href'];
  const refresh = refreshIn(tagName, attributes);
  if (refresh !== undefined) reading.refresh ??= refresh;
  // It has an effect only in the head (HTML §4.2.5.3).
  if (
    tagName === 'meta' &&
    parent === 'head' &&
    attributes['http-equiv']?.toLowerCase() === 'content-security-policy' &&
    attributes['content']
  )
    reading.policies.push({ text: attributes['content'], order: reading.order });
  if (isInBody) reading.inBody ??= { what: `<${tagName}>`, isText: false };
  const blocking = blocksScripts(tagName, attributes, text);
  if (blocking !== undefined) reading.blocking ??= blocking;
}

/** HTML §4.2.5.3, "shared declarative refresh steps". Readers see a page that takes longer. */
function refreshIn(
  tagName: string,
  { 'http-equiv': pragma, content = '' }: Readonly<Record<string, string>>,
): string | undefined {
  if (tagName !== 'meta' || pragma?.toLowerCase() !== 'refresh') return undefined;
  const [, seconds, target = ''] =
    /^\s*(\d+)[\d.]*(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(.+)$/is.exec(content) ?? [];
  if (seconds === undefined || Number(seconds) > 1) return undefined;
  const [quote] = /^['"]/.exec(target) ?? [];
  return quote === undefined ? target.trim() : target.slice(1).split(quote)[0];
}

function kindOf(attributes: Readonly<Record<string, string>>): PageScript['kind'] {
  const type = attributes['type']?.trim().toLowerCase();
  if (type === 'module') return 'module';
  return isJavaScript(attributes) && attributes['nomodule'] === undefined ? 'classic' : 'data';
}

/** HTML §4.12.1.1, "prepare the script element": `defer` and `async` have no effect on a classic script without `src`. */
function lateness(
  { src, defer, async }: Readonly<Record<string, string>>,
  { reading: { blocking, inBody }, isInBody }: Omit<Place, 'parent'>,
): Lateness | undefined {
  if (src !== undefined && async !== undefined) return { why: 'async', before: 'async' };
  if (src !== undefined && defer !== undefined) return { why: 'defer', before: 'defer' };
  if (blocking !== undefined) return { why: 'after', before: blocking };
  if (!isInBody) return undefined;
  return inBody?.isText
    ? { why: 'text', before: inBody.what }
    : { why: 'body', before: inBody?.what ?? '<body>' };
}

function hasOurs(node: Node): boolean {
  if ('attrs' in node && node.attrs.some(({ name }) => name === ours)) return true;
  if ('content' in node && hasOurs(node.content)) return true;
  return 'childNodes' in node && node.childNodes.some(hasOurs);
}

function shorten(text: string): string {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  return plain.length > 30 ? `${plain.slice(0, 30)}…` : plain;
}

/**
 * Finds Bookplate's head script by the attribute that its settings are in.
 *
 * @param page from {@link readDocsPage}
 * @returns the first such script that reads its settings: in a module `document.currentScript` is null (HTML §4.12.1.1); else the first
 */
export function findHeadScript({ scripts }: DocsPage): PageScript | undefined {
  const all = scripts.filter(({ attributes }) => attributes[ours] !== undefined);
  return all.find(({ kind }) => kind === 'classic') ?? all[0];
}

/**
 * The console from which a page takes its settings.
 *
 * @param page from {@link readDocsPage}
 * @returns its address as the page has it; empty if it names none
 */
export function consoleOf({ scripts }: DocsPage): string {
  const named = scripts.map(({ attributes }) => attributes['data-console'] ?? '');
  return named.find((address) => address !== '') ?? '';
}

/**
 * The address of a script's file.
 *
 * @param script of the page
 * @param docs the page
 * @returns undefined for a script without one; `about:invalid` where it is no URL
 */
export function urlOfScript({ attributes: { src }, base }: PageScript, docs: URL): URL | undefined {
  if (src === undefined) return undefined;
  const from = base !== undefined && URL.canParse(base, docs.href) ? new URL(base, docs) : docs;
  return URL.canParse(src, from.href) ? new URL(src, from) : new URL('about:invalid');
}

/**
 * Finds the file with the deferred part by the name that builds give it.
 *
 * @param page from {@link readDocsPage}
 * @returns the first such script
 */
export function findDeferredScript({ scripts }: DocsPage): PageScript | undefined {
  return scripts.find(({ attributes }) =>
    /(^|\/)bookplate\.[\da-f]{8}\.js$/.test(attributes['src'] ?? ''),
  );
}
