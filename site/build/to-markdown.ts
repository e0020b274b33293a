import { gatedSelectors } from '@bookplate/docs/gating';
import type { Element, Nodes } from 'hast';
import { matches, select, selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

/** One page as machines read it. */
export interface TwinPage {
  readonly title: string;
  readonly description: string;
  readonly markdown: string;
}

/** What anonymous readers do not see, and what is for eyes and mice only. */
const left = [
  ...gatedSelectors,
  '[data-bookplate-show]:not([data-bookplate-show~="anonymous"])',
  '[data-bookplate-keys]',
  'aside.yours',
  '.sl-anchor-link',
  '[role="tablist"]',
  '.copy',
  '.sr-only',
  'script',
  'style',
  'svg',
  'bookplate-choose',
].join(',');

const toTree = unified().use(rehypeParse);
const toText = unified()
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true });

/**
 * @param html of a built page
 * @returns whether search engines leave it out, as gated pages
 */
export function isLeftOut(html: string): boolean {
  return select('meta[name="robots"][content*="noindex"]', toTree.parse(html)) !== undefined;
}

/**
 * Makes the Markdown twin of a built page: what everyone may read of it.
 *
 * @param html of the page
 * @param address of the home page, for links
 * @param leftOut addresses of pages without a twin; what leads to them is plain text
 * @returns the twin; nothing for HTML that is not a page of the docs
 */
export function toMarkdown(
  html: string,
  address: string,
  leftOut: ReadonlySet<string>,
): TwinPage | undefined {
  const page = toTree.parse(html);
  const content = select('.sl-markdown-content', page);
  if (!content) return undefined;
  const title = text(select('h1', page)) || text(select('title', page));
  const description =
    select('meta[name="description"]', page)?.properties['content']?.toString() ?? '';
  labelTabs(content);
  remove(content);
  for (const code of selectAll('pre', content)) plainCode(code);
  for (const link of selectAll('a[href]:not([href^="#"])', content))
    toTwin(link, new URL(address), leftOut);
  const tree = toText.runSync({ type: 'root', children: content.children }) as never;
  const body = toText.stringify(tree);
  return { title, description, markdown: `# ${title}\n\n${description}\n\n${body}` };
}

function text(node: Element | undefined): string {
  return node === undefined ? '' : toString(node).trim();
}

function remove(parent: Element): void {
  parent.children = parent.children.filter(
    (child) => child.type !== 'element' || !matches(left, child),
  );
  for (const child of parent.children) if (child.type === 'element') remove(child);
}

/** The label of a tab is a heading of what it shows. */
function labelTabs(content: Element): void {
  for (const tabs of selectAll('starlight-tabs', content))
    for (const panel of selectAll('[role="tabpanel"]', tabs)) {
      delete panel.properties['hidden'];
      const id = String(panel.properties['ariaLabelledBy'] ?? '');
      const label = selectAll('[role="tab"]', tabs).find((tab) => tab.properties['id'] === id);
      panel.children.unshift(element('p', [element('strong', [textNode(text(label))])]));
    }
}

/** Expressive Code has an element for each line. */
function plainCode(pre: Element): void {
  const lines = selectAll('.ec-line', pre).map((line) =>
    toString(select('.code', line) ?? line).replace(/\n$/, ''),
  );
  if (lines.length === 0) return;
  const language = String(pre.properties['dataLanguage'] ?? '');
  const code = element('code', [textNode(lines.join('\n'))]);
  code.properties['className'] = [`language-${language}`];
  pre.children = [code];
}

function toTwin(link: Element, address: URL, leftOut: ReadonlySet<string>): void {
  const url = new URL(String(link.properties['href']), address);
  if (leftOut.has(url.origin + url.pathname)) {
    Object.assign(link, element('span', link.children));
    return;
  }
  if (url.origin === address.origin && url.pathname.endsWith('/'))
    url.pathname =
      url.pathname === address.pathname
        ? `${url.pathname}index.md`
        : `${url.pathname.slice(0, -1)}.md`;
  link.properties['href'] = url.href;
}

function element(tagName: string, children: Element['children']): Element {
  return { type: 'element', tagName, properties: {}, children };
}

function textNode(value: string): Extract<Nodes, { type: 'text' }> {
  return { type: 'text', value };
}
