import MagicString from 'magic-string';
import { type DirectiveNode, type ElementNode, NodeTypes, parse } from '@vue/compiler-dom';
import type { DashboardLinks } from '@bookplate/docs/host';
import { accountMenu, accountStyle } from './account.ts';

/** The module with {@link outlineGroups}, which the outline imports. */
export const outlineModule = 'virtual:bookplate-outline';

const component = /[\\/]theme-default[\\/]components[\\/]\w+\.vue$/;

/**
 * @param id of a module
 * @returns whether it is a component of the default theme
 */
export function isThemeComponent(id: string): boolean {
  return component.test(id);
}

/** What is about the page, for readers of the page. */
const ofPage = ['edit-info', 'prev-next', 'VPDocAsideOutline', 'VPLocalNavOutlineDropdown'];

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** A component, and what it is given. */
interface Component {
  /** Of its module. */
  readonly id: string;
  /** To the dashboard. */
  readonly links: DashboardLinks;
}

/**
 * Lets the components of VitePress' default theme put `data-bookplate-groups` on what they make of gated entries, and
 * adds the account menu. The theme has slots for neither.
 *
 * @param source of a component
 * @param component what it is
 * @returns the source with it
 */
export function gateContents(source: string, { id, links }: Component): string {
  const root = parse(source, { parseMode: 'sfc', onError: () => undefined });
  const blocks = root.children.filter((node) => node.type === NodeTypes.ELEMENT);
  const template = blocks.find(({ tag }) => tag === 'template');
  const script = blocks.find(
    ({ tag, props }) => tag === 'script' && props.some(({ name }) => name === 'setup'),
  );
  if (!template) return source;
  const insertions: Insertion[] = elementsIn(template).flatMap((element) => insertionsAt(element));
  // Others hand the slot on.
  if (/VPNav(Bar|Screen)\.vue$/.test(id)) insertions.push(...accountIn(template, links));
  const isOutline = insertions.some(({ text }) => text.includes('bookplateOutline('));
  if (isOutline && script?.children[0])
    insertions.push({
      at: script.children[0].loc.start.offset,
      text: `\nimport { outlineGroups as bookplateOutline } from '${outlineModule}'\n`,
    });
  const edited = new MagicString(source);
  for (const { at, text } of insertions) edited.prependLeft(at, text);
  return insertions.some(({ text }) => text.includes('bookplate-reader'))
    ? edited.append(accountStyle).toString()
    : edited.toString();
}

function elementsIn(element: ElementNode): readonly ElementNode[] {
  return element.children.flatMap((child) =>
    child.type === NodeTypes.ELEMENT ? [child, ...elementsIn(child)] : [],
  );
}

function accountIn(template: ElementNode, links: DashboardLinks): readonly Insertion[] {
  return elementsIn(template)
    .filter(
      (element) => element.tag === 'slot' && textOf(element, 'name').endsWith('-content-after'),
    )
    .map(({ loc }) => ({ at: loc.end.offset, text: accountMenu(links) }));
}

function insertionsAt(element: ElementNode): readonly Insertion[] {
  const { tag, loc } = element;
  const groups = (expression: string): readonly Insertion[] => [
    {
      at: loc.start.offset + 1 + tag.length,
      text: ` :data-bookplate-groups="${expression}"`,
    },
  ];
  const classes = textOf(element, 'class').split(' ');
  // Its own link only: what is below is for others, too.
  if (classes.includes('item') && expressionOf(element, 'if') === 'item.text')
    return groups('item.bookplateLinkGroups');
  if (classes.includes('group') && expressionOf(element, 'for')?.startsWith('item in '))
    return groups('item.bookplateGroups');
  if (classes.includes('outline-link')) return groups(`bookplateOutline(link, 'outer')`);
  if (tag === 'li' && /\blink\b.* in headers$/.test(expressionOf(element, 'for') ?? ''))
    return groups(`bookplateOutline(link, 'inner')`);
  // The address of the source may be of a place that is not for everyone.
  if (ofPage.some((name) => classes.includes(name)))
    return groups(`$frontmatter.groups?.join(' ')`);
  const entry = entryOf(element);
  return entry === undefined ? [] : groups(`${entry}.bookplateGroups`);
}

/** The variable with the entry that a component shows. */
function entryOf(element: ElementNode): string | undefined {
  if (!element.tag.startsWith('VP')) return undefined;
  const own = bindingOf(element, 'item');
  if (own) return /^\w+$/.test(own) ? own : undefined;
  return /^(\w+)\.items$/.exec(bindingOf(element, 'items') ?? '')?.[1];
}

function bindingOf(element: ElementNode, name: string): string | undefined {
  const directive = element.props.find(
    (prop): prop is DirectiveNode =>
      prop.type === NodeTypes.DIRECTIVE &&
      prop.name === 'bind' &&
      prop.arg?.type === NodeTypes.SIMPLE_EXPRESSION &&
      prop.arg.content === name,
  );
  return directive && (directive.exp?.loc.source ?? name);
}

function expressionOf(element: ElementNode, name: string): string | undefined {
  const directive = element.props.find(
    (prop): prop is DirectiveNode => prop.type === NodeTypes.DIRECTIVE && prop.name === name,
  );
  return directive?.exp?.loc.source;
}

function textOf({ props }: ElementNode, name: string): string {
  const found = props.find((prop) => prop.type === NodeTypes.ATTRIBUTE && prop.name === name);
  return (found?.type === NodeTypes.ATTRIBUTE && found.value?.content) || '';
}
