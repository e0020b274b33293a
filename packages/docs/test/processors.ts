import { runInThisContext } from 'node:vm';
import { compile } from '@mdx-js/mdx';
import markdownIt from 'markdown-it';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { createElement, type FunctionComponent } from 'react';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import { mdxToJs } from 'satteri';
import * as bookplateReact from '@bookplate/docs/react';
import { markdownItBookplate } from '../src/markdown-it.ts';
import { type AdapterOptions, remarkBookplate, type Target } from '../src/remark.ts';
import { satteriBookplate } from '../src/satteri.ts';

/** Where the pages of the tests say that they are. */
export const pagePath = '/docs/page.mdx';

/**
 * Compiles a page to JavaScript, with the syntax that hosts have; without a target, without Bookplate. `headings`
 * collects the texts that hosts make anchors and the table of contents from.
 */
export type Compile = (
  source: string,
  target?: Target,
  headings?: string[],
  options?: Omit<AdapterOptions, 'target'>,
) => Promise<string>;

const compileWithRemark: Compile = async (value, target, headings = [], options = {}) =>
  String(
    await compile(
      { value, path: pagePath },
      {
        remarkPlugins: [
          remarkGfm,
          remarkDirective,
          ...(target
            ? [[remarkBookplate, { target, ...options }] as [typeof remarkBookplate, object]]
            : []),
          () => (tree: Root) => {
            for (const node of tree.children)
              if (node.type === 'heading') headings.push(toString(node));
          },
        ],
      },
    ),
  );

const compileWithSatteri: Compile = async (source, target, headings = [], options = {}) => {
  const { code } = await mdxToJs(source, {
    mdastPlugins: target ? [satteriBookplate({ target, ...options })] : [],
    hastPlugins: [
      {
        name: 'headings',
        element: {
          filter: ['h2'],
          visit: (node, visit) => void headings.push(visit.textContent(node)),
        },
      },
    ],
    features: { gfm: true, directive: true },
    fileURL: new URL(`file://${pagePath}`),
    jsxImportSource: 'react',
  });
  return code;
};

export const processors: readonly (readonly [name: string, compile: Compile])[] = [
  ['remark', compileWithRemark],
  ['satteri', compileWithSatteri],
];

/** What pages can import. */
const modules: Readonly<Record<string, object>> = {
  'react/jsx-runtime': runtime,
  '@bookplate/docs/react': bookplateReact,
  '@bookplate/vite/react': bookplateReact,
};

/**
 * Renders a compiled page as a server does.
 *
 * @param code what a processor made of it
 * @param components what the page uses without importing it
 * @returns its HTML, without the line breaks between blocks
 */
export function render(code: string, components?: Record<string, FunctionComponent>): string {
  return renderWhole(code, components).replaceAll('\n', '');
}

/** The same, with all its line breaks: in code they count. */
export function renderWhole(
  code: string,
  components: Record<string, FunctionComponent> = {},
): string {
  const body = code
    .replaceAll(
      /^import \{(.+?)\} from ["'](.+?)["'];?$/gm,
      (_, names: string, from: string) =>
        `const {${names.replaceAll(' as ', ': ')}} = modules[${JSON.stringify(from)}];`,
    )
    .replaceAll(/^export (?!default)/gm, '')
    .replace(/^export default /m, 'return ');
  const evaluate: unknown = runInThisContext(`(modules) => { ${body}\n}`);
  const page = (evaluate as (given: object) => FunctionComponent<object>)(modules);
  return renderToStaticMarkup(createElement(page, { components } as object));
}

/** @returns the page as a host with remark compiles it, whose pages have no groups */
export const compilePage = (source: string): Promise<string> => compileWithRemark(source, 'static');

/** @returns the page as VitePress renders it, without a highlighter */
export function renderPage(source: string): string {
  const md = markdownIt({ html: true });
  markdownItBookplate(md);
  return md.render(source, {});
}
