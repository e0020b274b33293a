import { groupsOfAny } from '@bookplate/protocol';
import type { PageContext } from './page-context.ts';
import {
  attribute,
  classesOf,
  descendants,
  type Document,
  type Element,
  isElement,
  isText,
  withAncestors,
} from './tree.ts';

/** What is known of a part of a page, with all that is in it. */
interface Part {
  /** Links to pages that everyone sees, and controls. */
  isOpen: boolean;
  /** Text that is neither in a link to a gated page nor a label. */
  hasText: boolean;
  /** It begins with a link to a gated page. */
  startsGated: boolean | undefined;
  /** Of the links to gated pages, each once; empty if there is none. */
  groups: Map<string, readonly string[]>;
  links: number;
  /** Elements to hide, and who sees them. */
  marks: Map<Element, string>;
}

/** An element of a list that a link makes up. */
const entries: ReadonlySet<string> = new Set(['li', 'dd', 'dt', 'tr', 'article', 'option']);
/** What holds entries, and goes when all of them do. */
const containers: ReadonlySet<string> = new Set(
  'ul ol menu dl table tbody details section div nav aside fieldset optgroup select figure span li'.split(
    ' ',
  ),
);
const labels = /^(h[2-6]|summary|button|label|caption|legend|dt)$/;
const labelsOfParent = /^(summary|caption|legend)$/;
const controls: ReadonlySet<string> = new Set(
  'input textarea iframe img video audio object embed canvas form'.split(' '),
);
const navigationClass =
  /(^|[-_])(nav|navbar|navigation|sidebar|menu|dropdown|toc|toctree)([-_]|$)/i;

/**
 * Marks every link to a gated page, with the entry that it makes up, and what holds nothing but such entries: the head's
 * stylesheet hides them from readers who do not see the page.
 *
 * @param document the page
 * @param root what the page is about, which always stays
 * @param groupsOf the groups of what a link leads to
 * @param context of the page
 */
export function gateLinks(
  document: Document,
  root: Element | Document,
  groupsOf: (href: string) => readonly string[] | undefined,
  context: PageContext,
): void {
  const kept = new Set<object>(withAncestors(root));
  /** What links to gated pages are in. */
  const concerned = new Set<object>();
  for (const element of descendants(document)) {
    const href = hrefOf(element);
    if (href === undefined || !groupsOf(href)) continue;
    for (const around of withAncestors(element)) {
      if (concerned.has(around)) break;
      concerned.add(around);
    }
  }

  const visitLink = (element: Element): Part | undefined => {
    const href = hrefOf(element);
    if (href === undefined) return undefined;
    const groups = groupsOf(href);
    if (!groups) {
      // A choice of nothing leads nowhere.
      if (element.tagName === 'option' && href === '') return undefined;
      return newPart({ isOpen: true, hasText: true, startsGated: false });
    }
    context.report.links += 1;
    return newPart({
      startsGated: true,
      links: 1,
      groups: new Map([[groups.join(' '), groups]]),
      marks: new Map([[element, groups.join(' ')]]),
    });
  };

  const visit = (element: Element | Document, isNavigation: boolean): Part => {
    const link = 'tagName' in element ? visitLink(element) : undefined;
    if (link) return link;
    const part = newPart({});
    const isKept = kept.has(element);
    for (const child of element.childNodes) {
      // What stays around it does not depend on the rest: most of a page is not looked at.
      if (isKept && !concerned.has(child)) continue;
      if (isText(child) && child.value.trim() !== '') {
        part.startsGated ??= false;
        part.hasText ||= !isNavigation && !isLabel(element);
      }
      if (isElement(child)) merge(part, visit(child, isNavigation || isNavigationPart(child)));
    }
    if (!('tagName' in element)) return part;
    if (controls.has(element.tagName)) part.isOpen = true;
    // An author's block has its own rule, and what is in it those of its links.
    if (attribute(element, 'data-bookplate-groups') !== undefined)
      return newPart({ marks: part.marks });
    if (part.links === 0 || isKept) return part;
    markLabels(element, part);
    if (!hides(element, part, isNavigation)) return part;
    const names = groupsOfAny([...part.groups.values()])?.join(' ');
    if (names !== undefined) {
      // What is in it goes with it, but for what fewer readers see.
      const others = [...part.marks].filter(([, mark]) => mark !== names);
      part.marks = new Map([...others, [element, names]]);
      part.hasText = false;
    }
    return part;
  };

  for (const [element, names] of visit(document, false).marks)
    context.edit.gate(element, names.split(' ').filter(Boolean));
}

function hrefOf(element: Element): string | undefined {
  return /^(a|area|option)$/.test(element.tagName)
    ? attribute(element, element.tagName === 'option' ? 'value' : 'href')
    : undefined;
}

/** Of most parts of a page. What is joined to them takes their place. */
const noGroups: Part['groups'] = new Map();
const noMarks: Part['marks'] = new Map();

function newPart(part: Partial<Part>): Part {
  return {
    isOpen: false,
    hasText: false,
    startsGated: undefined,
    groups: noGroups,
    links: 0,
    marks: noMarks,
    ...part,
  };
}

function merge(part: Part, child: Part): void {
  part.isOpen ||= child.isOpen;
  part.hasText ||= child.hasText;
  part.startsGated ??= child.startsGated;
  part.links += child.links;
  part.groups = joined(part.groups, child.groups);
  part.marks = joined(part.marks, child.marks);
}

function joined<Key, Value>(one: Map<Key, Value>, other: Map<Key, Value>): Map<Key, Value> {
  if (one.size === 0) return other;
  for (const [key, value] of other) one.set(key, value);
  return one;
}

function hides(element: Element, part: Part, isNavigation: boolean): boolean {
  const { tagName, sourceCodeLocation } = element;
  // A parser adds elements that nobody has written, such as `<tbody>`.
  if (part.isOpen || !sourceCodeLocation) return false;
  if (entries.has(tagName) && (isNavigation || part.startsGated === true)) return true;
  return containers.has(tagName) && !part.hasText;
}

/** What names the list or links after it, and nothing else. */
function isLabel(element: Element | Document): boolean {
  if (!('tagName' in element)) return false;
  return (
    labels.test(element.tagName) ||
    attribute(element, 'role') === 'heading' ||
    classesOf(element).includes('caption') ||
    isLabelWithin(element)
  );
}

function isLabelWithin({ tagName, parentNode }: Element): boolean {
  return (
    /^(span|b|strong|em|i)$/.test(tagName) &&
    parentNode !== null &&
    isElement(parentNode) &&
    isLabel(parentNode)
  );
}

/** A label goes when all goes that stands between it and the next one; that of its parent goes with the parent only. */
function markLabels(parent: Element, part: Part): void {
  let label: Element | undefined;
  let hidden: (readonly string[])[] = [];
  const end = (): void => {
    const names = label && groupsOfAny(hidden)?.join(' ');
    if (label && names !== undefined) part.marks.set(label, names);
    label = undefined;
    hidden = [];
  };
  for (const child of parent.childNodes) {
    if (isText(child) && child.value.trim() !== '') label = undefined;
    if (!isElement(child)) continue;
    if (labelsOfParent.test(child.tagName)) continue;
    if (isLabel(child) && !part.marks.has(child)) {
      end();
      label = child;
      continue;
    }
    const names = part.marks.get(child);
    if (names === undefined) label = undefined;
    else hidden.push(names.split(' ').filter(Boolean));
  }
  end();
}

function isNavigationPart(element: Element): boolean {
  return (
    element.tagName === 'nav' ||
    attribute(element, 'role') === 'navigation' ||
    (element.tagName !== 'body' && classesOf(element).some((name) => navigationClass.test(name)))
  );
}
