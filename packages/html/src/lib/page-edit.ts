import MagicString from 'magic-string';
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
 * @param html a page, as a generator or an earlier run wrote it
 * @returns the page without the additions
 */
export function withoutEarlierRun(html: string): string {
  return html.includes('bookplate')
    ? html.replaceAll(chunk, '').replaceAll(addedAttributes, '')
    : html;
}

/** The changes of a page. What is not named in one stays byte for byte. */
export interface PageEdit {
  /** Replaces a part of the page for good. */
  readonly replace: (start: number, end: number, html: string) => void;
  /** Inserts HTML that a later run takes away. */
  readonly insert: (at: number, html: string) => void;
  /** Inserts attributes that a later run takes away. An element takes each of them once. */
  readonly mark: (element: Element, attributes: Readonly<Record<string, string>>) => void;
  /** Marks an element with groups; around a text, and around an element that has groups, there is one that has these. */
  readonly gate: (node: Element | Text, attributes: Readonly<Record<string, string>>) => void;
  /** The page with all of it. */
  readonly html: () => string;
}

/**
 * Starts the changes of a page.
 *
 * @param html the page
 * @returns what takes them
 */
export function editPage(html: string): PageEdit {
  const edits = new MagicString(html);
  const marked = new Map<Element, Set<string>>();
  const mark: PageEdit['mark'] = (element, attributes) => {
    const { tagName, sourceCodeLocation } = element;
    const start = sourceCodeLocation?.startTag?.startOffset ?? sourceCodeLocation?.startOffset;
    if (start === undefined) return;
    const names = marked.get(element) ?? new Set();
    marked.set(element, names);
    for (const name of Object.keys(attributes)) {
      if (names.has(name)) throw new Error(`<${tagName}> has ${name} twice`);
      names.add(name);
    }
    edits.appendLeft(start + 1 + tagName.length, `${write(attributes)} ${appliedAttribute}`);
  };
  return {
    replace(start, end, text) {
      if (text === '') edits.remove(start, end);
      else if (start === end) edits.appendLeft(start, text);
      else edits.update(start, end, text);
    },
    insert: (at, text) => void edits.appendLeft(at, chunkStart + text + chunkEnd),
    mark,
    gate(node, attributes) {
      const hasGroups =
        isElement(node) &&
        (attribute(node, groupsAttribute) !== undefined ||
          marked.get(node)?.has(groupsAttribute) === true);
      if (isElement(node) && !hasGroups) return mark(node, attributes);
      const place = node.sourceCodeLocation;
      if (!place) return;
      const open = `<bookplate-groups${write(attributes)}>`;
      // Whatever else begins or ends here, the end of one comes before the start of the next.
      edits.prependRight(place.startOffset, chunkStart + open + chunkEnd);
      edits.prependLeft(place.endOffset, `${chunkStart}</bookplate-groups>${chunkEnd}`);
    },
    html: () => edits.toString(),
  };
}

function write(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
