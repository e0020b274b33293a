import type { Expression, Literal, ObjectExpression, Program, SpreadElement } from 'acorn';
import { parseExpression } from '@bookplate/docs/expression';
import type { ElementAttribute, PageNode } from '@bookplate/docs/page';

/** Of each `<Groups>` around a heading, the outermost first. */
type Around = readonly string[];

/**
 * Marks, in a page's table of contents, the headings that stand in `<Groups>`. Docusaurus has written it into the page
 * as `export const toc`.
 *
 * @param tree the page; it is changed
 */
export function gateContents(tree: PageNode): void {
  const gatedHeadings = new Map<string, Around>();
  /** Of every part of the page that is a component, in the page's order: a table of contents takes in a partial's. */
  const components = new Map<string, Around[]>();
  const look = (nodes: readonly PageNode[], around: Around): void => {
    for (const node of nodes) {
      const { id }: { readonly id?: unknown } = node.data ?? {};
      if (node.type === 'heading' && typeof id === 'string') gatedHeadings.set(id, around);
      if (node.type === 'mdxJsxFlowElement' && node.name)
        components.set(node.name, [...(components.get(node.name) ?? []), around]);
      look(node.children ?? [], within(node, around));
    }
  };
  look(tree.children ?? [], []);
  for (const entries of tablesIn(tree)) {
    for (const [index, entry] of entries.entries()) {
      if (entry?.type === 'SpreadElement') entries[index] = gateSlice(entry, components);
      else if (entry?.type === 'ObjectExpression') gateEntry(entry, gatedHeadings);
    }
  }
}

/**
 * A remark plugin for after those of Docusaurus.
 *
 * @returns {@link gateContents}
 */
export function remarkGateContents(): (tree: PageNode) => void {
  return gateContents;
}

function within({ name, attributes = [] }: PageNode, around: Around): Around {
  const groups = name === 'bookplate-groups' && attributes.find(isGroups)?.value;
  return typeof groups === 'string' ? [...around, groups] : around;
}

/**
 * What stands around an entry, for the head's stylesheet: with any of the elements, it hides the list item. They stand
 * side by side, for it looks no deeper.
 */
function wrappingOf(around: Around): readonly [before: string, after: string] {
  const end = '</bookplate-groups>';
  // Names of groups have nothing in them that HTML would read.
  const elements = around.map(
    (groups) => `<bookplate-groups data-bookplate-entry data-bookplate-groups="${groups}">`,
  );
  return [elements.join(end), end];
}

function isGroups(attribute: ElementAttribute): boolean {
  return attribute.type === 'mdxJsxAttribute' && attribute.name === 'data-bookplate-groups';
}

function tablesIn({ children = [] }: PageNode): (Expression | SpreadElement | null)[][] {
  return children.flatMap(({ type, data = {} }) => {
    const { estree }: { readonly estree?: Program } = data;
    if (type !== 'mdxjsEsm' || !estree) return [];
    return estree.body.flatMap((statement) => {
      const declared = statement.type === 'ExportNamedDeclaration' && statement.declaration;
      if (!declared || declared.type !== 'VariableDeclaration') return [];
      return declared.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' && id.name === 'toc' && init?.type === 'ArrayExpression'
          ? [init.elements]
          : [],
      );
    });
  });
}

function gateEntry({ properties }: ObjectExpression, gated: ReadonlyMap<string, Around>): void {
  const textOf = (name: string): Literal | undefined =>
    properties
      .flatMap((property) => (property.type === 'Property' ? [property] : []))
      .filter(({ key }) => (key.type === 'Identifier' ? key.name : (key as Literal).value) === name)
      .map(({ value }) => value)
      .find((value) => value.type === 'Literal');
  const around = gated.get(String(textOf('id')?.value)) ?? [];
  const html = textOf('value');
  if (around.length === 0 || !html) return;
  html.value = wrappingOf(around).join(String(html.value));
  // Written from its value, not as it was in a source.
  delete html.raw;
}

/** Entries that are those of an included page. */
function gateSlice(slice: SpreadElement, components: ReadonlyMap<string, Around[]>): SpreadElement {
  const { argument } = slice;
  if (argument.type !== 'Identifier') return slice;
  const around = components.get(argument.name.replace('__toc', ''))?.shift() ?? [];
  if (around.length === 0) return slice;
  const [before, after] = wrappingOf(around).map((text) => JSON.stringify(text));
  // Without parentheses: what writes the page's module has no name for them.
  const gated = parseExpression(
    `[...${argument.name}.map((entry) => Object.assign({}, entry, { value: ${before} + entry.value + ${after} }))]`,
  );
  const [element] = 'elements' in gated ? gated.elements : [];
  return element?.type === 'SpreadElement' ? element : slice;
}
