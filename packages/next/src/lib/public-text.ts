import { evaluate, type Program, toText } from '@bookplate/browser/program';
import type { PageNode } from '@bookplate/docs/page';
import { isPublic } from '@bookplate/protocol';
import type { VFile } from 'vfile';

/** Of Fumadocs: replaces what its search and its Markdown for machines take from the source of a page. */
export type ReplaceSource = (file: VFile, node: object, text: string) => void;

/**
 * A remark plugin that leaves what everyone can read: Fumadocs makes its search index and its Markdown for machines of the
 * source of a page, in which expressions and the parts of some groups are as they were written.
 *
 * @param replaceSource of Fumadocs
 * @returns the transformer
 */
export function remarkPublicText(
  replaceSource: ReplaceSource,
): (tree: PageNode, file: VFile) => void {
  return (tree, file) => {
    const look = (nodes: readonly PageNode[], isHeading: boolean): void => {
      for (const [index, node] of nodes.entries()) {
        if (!isOurs(node, isHeading)) {
          look(node.children ?? [], isHeading || node.type === 'heading');
          continue;
        }
        const previous = nodes[index - 1];
        // The branches of a condition stand in the place of one expression, and the first one is replaced for all.
        const isBranch =
          previous !== undefined && isAt(node, previous) && isOurs(previous, isHeading);
        const branches = isBranch ? [] : nodes.slice(index).filter((other) => isAt(other, node));
        const text = isHeading ? '' : branches.map(publicText).join('');
        const isBlock = node.type === 'mdxJsxFlowElement' && text !== '';
        const contents = isBlock ? [{ heading: undefined, content: text }] : [];
        node.data = { ...node.data, structuredData: { headings: [], contents } };
        if (!isBranch) replaceSource(file, node, text);
      }
    };
    look(tree.children ?? [], false);
  };
}

function isAt({ position }: PageNode, other: PageNode): boolean {
  const offset = position?.start.offset;
  return offset !== undefined && offset === other.position?.start.offset;
}

function isOurs(node: PageNode, isHeading: boolean): boolean {
  const { type, name, value, data } = node;
  if (name === 'bookplate-groups')
    return !isPublic(String(attributeOf(node, 'data-bookplate-groups')).split(' '));
  return (
    /^bookplate-(text|when)$/.test(name ?? '') ||
    isSample({ data }) ||
    // Compiled: what is left of it is in its syntax tree.
    (isHeading && type === 'mdxTextExpression' && value === '')
  );
}

function isSample({ data }: Pick<PageNode, 'data'>): boolean {
  return data !== undefined && 'hName' in data && data.hName === 'bookplate-code';
}

function publicText(node: PageNode): string {
  const { type, name, value = '', children = [] } = node;
  const [child] = children as (PageNode & { readonly lang?: string | null })[];
  if (isSample(node)) return `\`\`\`${child?.lang ?? ''}\n${child?.value ?? ''}\n\`\`\``;
  const inside = children.map(publicText).join('');
  switch (name) {
    case 'bookplate-groups':
      return isOurs(node, false) ? '' : inside;
    case 'bookplate-when':
      return attributeOf(node, 'data-bookplate-anonymous') === 'hidden' ? '' : inside;
    case 'bookplate-text':
      return inside || fallbackOf(attributeOf(node, 'value'));
    default:
      return type === 'text' || type === 'inlineCode' ? value : inside;
  }
}

/** Those that are written by hand have a short form and their fallback inside. */
function fallbackOf(value: unknown): string {
  try {
    return toText(evaluate(JSON.parse(String(value)) as Program, null));
  } catch {
    return '';
  }
}

function attributeOf({ attributes = [] }: PageNode, name: string): unknown {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return found?.value;
}
