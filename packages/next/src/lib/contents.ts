import type {
  Expression,
  JSXElement,
  JSXFragment,
  ObjectExpression,
  Program,
  Property,
} from 'estree-jsx';
import type { VFile } from 'vfile';
import type { HtmlNode } from './html-node.ts';
import { groupsOfFile } from './page.ts';

type Child = JSXFragment['children'][number];

/** What Fumadocs or Nextra has written into a page as its table of contents. */
interface TocModule {
  readonly type: string;
  readonly data?: { readonly estree?: Program };
}

/**
 * Marks, in the table of contents of a page, the headings that stand in `<Groups>`, and all of a gated page. What
 * headings say of the reader is left out, as it is out of their anchors.
 *
 * @param tree the page, with the table of contents; it is changed
 * @param pageGroups of a gated page
 */
export function gateContents(tree: HtmlNode, pageGroups: readonly string[] | undefined): void {
  const around = new Map<string, readonly string[]>();
  const look = (nodes: readonly HtmlNode[], outer: readonly string[]): void => {
    for (const node of nodes) {
      const id = node.properties?.['id'];
      if (/^h\d$/.test(node.tagName ?? '') && typeof id === 'string') around.set(id, outer);
      const groups = groupsOfElement(node);
      look(node.children ?? [], groups === undefined ? outer : [...outer, groups]);
    }
  };
  look(tree.children ?? [], pageGroups ? [pageGroups.join(' ')] : []);
  for (const entry of entriesIn(tree)) {
    // Fumadocs names them so, and Nextra so.
    const title = propertyOf(entry, 'title') ?? propertyOf(entry, 'value');
    const target = propertyOf(entry, 'url') ?? propertyOf(entry, 'id');
    if (!title || target?.value.type !== 'Literal') continue;
    const groups = around.get(String(target.value.value).replace(/^#/, '')) ?? [];
    const { value } = title;
    if (value.type === 'JSXFragment')
      value.children = wrap(value.children.map(withoutReader), groups);
    else if (groups.length > 0)
      title.value = {
        type: 'JSXFragment',
        openingFragment: { type: 'JSXOpeningFragment' },
        closingFragment: { type: 'JSXClosingFragment' },
        children: wrap(
          [{ type: 'JSXExpressionContainer', expression: value as Expression }],
          groups,
        ),
      };
  }
}

/**
 * A rehype plugin for behind the one that makes the table of contents.
 *
 * @returns the transformer {@link gateContents}
 */
export function rehypeGateContents(): (tree: HtmlNode, file: VFile) => void {
  return (tree, file) => gateContents(tree, groupsOfFile(file));
}

function groupsOfElement({ name, attributes = [] }: HtmlNode): string | undefined {
  if (name !== 'bookplate-groups') return undefined;
  const all = attributes as readonly { readonly name?: string; readonly value?: unknown }[];
  const groups = all.find((each) => each.name === 'data-bookplate-groups')?.value;
  return typeof groups === 'string' ? groups : undefined;
}

function entriesIn(tree: HtmlNode): readonly ObjectExpression[] {
  return (tree.children ?? []).flatMap((node) => {
    const { type, data } = node as TocModule;
    const [statement] = (type === 'mdxjsEsm' && data?.estree?.body) || [];
    const list = statement && listIn(statement);
    return list?.type === 'ArrayExpression'
      ? list.elements.filter((each) => each?.type === 'ObjectExpression')
      : [];
  });
}

/** Of Fumadocs, `export let toc = […]`; of Nextra, `function useTOC() { return […] }`. */
function listIn(statement: Program['body'][number]): Expression | null | undefined {
  if (statement.type === 'FunctionDeclaration' && statement.id?.name === 'useTOC') {
    const [returned] = statement.body.body;
    return returned?.type === 'ReturnStatement' ? returned.argument : undefined;
  }
  if (statement.type !== 'ExportNamedDeclaration') return undefined;
  const { declaration } = statement;
  if (declaration?.type !== 'VariableDeclaration') return undefined;
  const [{ id, init } = {}] = declaration.declarations;
  return id?.type === 'Identifier' && id.name === 'toc' ? init : undefined;
}

function propertyOf({ properties }: ObjectExpression, name: string): Property | undefined {
  const found = properties.find(
    (each) => each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === name,
  );
  return found?.type === 'Property' ? found : undefined;
}

/** Elements stay, with what everyone reads of them. */
function withoutReader(child: Child): Child {
  if (child.type !== 'JSXElement' && child.type !== 'JSXFragment')
    return isOfReader(child) ? { type: 'JSXText', value: '', raw: '' } : child;
  return { ...child, children: child.children.map(withoutReader) };
}

function isOfReader(child: Child): boolean {
  return (
    child.type === 'JSXExpressionContainer' && JSON.stringify(child).includes('"bookplate-text"')
  );
}

/** Each marker stands directly in the link: the head's stylesheet looks no deeper. */
function wrap(children: readonly Child[], around: readonly string[]): Child[] {
  const wrapped = around.reduceRight<readonly Child[]>(
    (inside, groups) => [marker(groups, inside)],
    children,
  );
  return [...around.slice(1).map((groups) => marker(groups, [])), ...wrapped];
}

function marker(groups: string, children: readonly Child[]): JSXElement {
  const name = { type: 'JSXIdentifier', name: 'bookplate-groups' };
  return {
    type: 'JSXElement',
    openingElement: {
      type: 'JSXOpeningElement',
      name,
      attributes: [
        attribute('data-bookplate-groups', groups),
        attribute('data-bookplate-entry', ''),
      ],
      selfClosing: false,
    },
    closingElement: { type: 'JSXClosingElement', name },
    children: [...children],
    // No component is put in its place.
    data: { _mdxExplicitJsx: true },
  } as object as JSXElement;
}

function attribute(name: string, value: string): object {
  return {
    type: 'JSXAttribute',
    name: { type: 'JSXIdentifier', name },
    value: { type: 'Literal', value },
  };
}
