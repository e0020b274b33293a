import MagicString from 'magic-string';
import { html } from 'parse5';
import { groupsOfBoth, readGroups } from './read-groups.ts';
import { attribute, type Element, isElement, type Text } from './tree.ts';

/** Stands last among the attributes that an earlier run added, so that a later one takes them away. */
const appliedAttribute = 'data-bookplate-applied';
const groupsAttribute = 'data-bookplate-groups';
const chunkStart = '<!--bookplate-->';
const chunkEnd = '<!--/bookplate-->';
const chunk = /<!--bookplate-->[^]*?<!--\/bookplate-->/g;
const addedAttributes = / (?:data-[a-z-]+="[^"]*" )*data-bookplate-applied(?=[\s/>])/g;

/**
 * Takes away what an earlier run added, byte for byte. What it compiled stays compiled.
 *
 * @param page as a generator or an earlier run wrote it
 * @returns the page without the additions
 */
export function withoutEarlierRun(page: string): string {
  return page.includes('bookplate')
    ? page.replaceAll(chunk, '').replaceAll(addedAttributes, '')
    : page;
}

/** The changes of a page. What is not named in one stays byte for byte. */
export interface PageEdit {
  /** Replaces a part of the page for good. */
  readonly replace: (start: number, end: number, html: string) => void;
  /** Inserts HTML that a later run takes away. */
  readonly insert: (at: number, html: string) => void;
  /** Inserts attributes that a later run takes away. */
  readonly mark: (element: Element, attributes: Readonly<Record<string, string>>) => void;
  /**
   * Shows a node to readers of some groups only; an element that is gated already, to those of both gates. Attributes go where
   * the groups do.
   */
  readonly gate: (
    node: Element | Text,
    groups: readonly string[],
    attributes?: Readonly<Record<string, string>>,
  ) => void;
  /** The page with all of it. */
  readonly html: () => string;
}

/**
 * Starts the changes of a page.
 *
 * @param page its HTML
 * @returns what takes them
 */
export function editPage(page: string): PageEdit {
  const edits = new MagicString(page);
  const marks = new Map<Element, Readonly<Record<string, string>>>();
  const mark: PageEdit['mark'] = (element, attributes) =>
    void marks.set(element, { ...marks.get(element), ...attributes });
  return {
    replace(start, end, text) {
      if (text === '') edits.remove(start, end);
      else if (start === end) edits.appendLeft(start, text);
      else edits.update(start, end, text);
    },
    insert: (at, text) => void edits.appendLeft(at, chunkStart + text + chunkEnd),
    mark,
    gate(node, groups, attributes) {
      const gated = (names: readonly string[]) => ({
        [groupsAttribute]: names.join(' '),
        ...attributes,
      });
      if (isElement(node)) {
        const own = marks.get(node)?.[groupsAttribute] ?? attribute(node, groupsAttribute);
        if (own === undefined) return mark(node, gated(groups));
        const both = groupsOfBoth(readGroups(own).groups, groups);
        if (both.isExact || !canBeWrapped(node)) return mark(node, gated(both.groups));
      }
      const place = node.sourceCodeLocation;
      if (!place) return;
      const open = `<bookplate-groups${write(gated(groups))}>`;
      // Whatever else begins or ends here, the end of one comes before the start of the next.
      edits.prependRight(place.startOffset, chunkStart + open + chunkEnd);
      edits.prependLeft(place.endOffset, `${chunkStart}</bookplate-groups>${chunkEnd}`);
    },
    html() {
      for (const [{ tagName, sourceCodeLocation }, attributes] of marks) {
        const start = sourceCodeLocation?.startTag?.startOffset ?? sourceCodeLocation?.startOffset;
        // Before those of the author: of two attributes of a name, the first one counts (HTML §13.2.5.33).
        if (start !== undefined)
          edits.appendLeft(start + 1 + tagName.length, `${write(attributes)} ${appliedAttribute}`);
      }
      return edits.toString();
    },
  };
}

/** They are parts of certain elements only, and parsers move all else out of these. */
const parts = /^(caption|col|colgroup|legend|optgroup|option|summary|t(body|d|foot|h|head|r))$/;
const voids = /^(area|br|embed|hr|img|input|source|track|wbr)$/;

/** Around an element without an end tag, and behind one, no other element ends and starts where it is written. */
function canBeWrapped(element: Element): boolean {
  const { parentNode: parent, tagName } = element;
  const siblings = parent?.childNodes.filter(isElement) ?? [];
  const at = siblings.indexOf(element);
  return (
    !parts.test(tagName) &&
    !(parent && isElement(parent) && parent.namespaceURI !== html.NS.HTML) &&
    siblings
      .slice(Math.max(0, at - 1), at + 1)
      .every((each) => voids.test(each.tagName) || each.sourceCodeLocation?.endTag)
  );
}

function write(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
