import { type Gate, groupNameWords, isGatedName, isPublic, toGroups } from '@bookplate/protocol';
import { withoutParentheses } from '../expression/parse-expression.ts';
import { AuthorError } from './author-error.ts';
import {
  attributeExpression,
  type ElementTag,
  type NamedAttribute,
  textAttribute,
} from './element-attribute.ts';

/** Pagefind reads the HTML as it is, with all that the page's stylesheet hides. */
export const ignoredBySearch: NamedAttribute = textAttribute('data-pagefind-ignore', 'all');

const expected = "<Groups any={['admin', 'beta']}> or <Groups none={['trial']}>";
const gateNames = ['any', 'none'] as const;

/** The groups of `<Groups any={['admin']} none={['trial']}>`. */
export interface NamedGroups {
  /** Which attributes have them, counted from 0. */
  readonly attributes: readonly number[];
  /** Who sees it, as `toGroups` returns it. */
  readonly groups: readonly string[];
  /** The names as they are written. `at` is where one begins, in the text that the places of the host's tree count in. */
  readonly names: readonly { readonly group: string; readonly at: number }[];
}

/**
 * Compiles `<Groups any={['admin']} none={['trial']}>`, a block for readers in any of the first groups and in none of the
 * second. The names must be known when the page is built: a stylesheet does the rest.
 *
 * @param tag the element
 * @param text what the host's parser has read it from
 * @returns the tag of the element that the page gets in its place
 * @throws {AuthorError} if it does not name groups
 */
export function compileGroups(tag: ElementTag, text: string): ElementTag {
  const { attributes, groups } = readGroups(tag, text);
  return {
    name: 'bookplate-groups',
    attributes: [
      textAttribute('data-bookplate-groups', groups.join(' ')),
      ...(isPublic(groups) ? [] : [ignoredBySearch]),
      ...tag.attributes.filter((_, index) => !attributes.includes(index)),
    ],
  };
}

/**
 * @param tag a `<Groups>`
 * @param text what the host's parser has read it from
 * @returns its groups, in their order
 * @throws {AuthorError} if it does not name groups
 */
export function readGroups({ attributes }: ElementTag, text: string): NamedGroups {
  const gate: { -readonly [Name in keyof Gate]: readonly string[] } = {};
  const found: NamedGroups['names'][number][] = [];
  const indexes: number[] = [];
  for (const [index, attribute] of attributes.entries()) {
    const name = gateNames.find(
      (each) => attribute.type === 'mdxJsxAttribute' && attribute.name === each,
    );
    if (attribute.type !== 'mdxJsxAttribute' || !name) continue;
    const names = readNames(attribute, index, text);
    if (names.length === 0 && name === 'none')
      throw new AuthorError(
        'groups-element',
        `Found no name in \`none\`. Expected at least one: ${expected}.`,
        undefined,
        index,
      );
    gate[name] = names.map(({ group }) => group);
    found.push(...names);
    indexes.push(index);
  }
  if (indexes.length === 0)
    throw new AuthorError(
      'groups-element',
      `Found <Groups> without \`any\` and \`none\`. Name the groups that see it, or that do not: ${expected}.`,
      0,
    );
  return { attributes: indexes, groups: toGroups(gate), names: found };
}

function readNames(
  attribute: NamedAttribute,
  index: number,
  text: string,
): readonly NamedGroups['names'][number][] {
  if (typeof attribute.value !== 'object' || !attribute.value)
    throw new AuthorError(
      'groups-element',
      `Found a text in \`${attribute.name}\`. Expected an array: ${expected}.`,
      undefined,
      index,
    );
  const expression = attributeExpression(attribute, text);
  const array = expression && withoutParentheses(expression.tree);
  if (array?.type !== 'ArrayExpression')
    throw new AuthorError(
      'groups-element',
      `Expected an array of group names: ${expected}.`,
      undefined,
      index,
    );
  return array.elements.map((element) => {
    if (element?.type !== 'Literal' || typeof element.value !== 'string')
      throw new AuthorError(
        'groups-element',
        `Found a group that is not a string, so the build does not know its name. Expected ${expected}.`,
        element?.start ?? array.start,
        index,
      );
    if (!isGatedName(element.value))
      throw new AuthorError(
        'groups-element',
        `Found the group name ${JSON.stringify(element.value)}. Expected ${groupNameWords}.`,
        element.start,
        index,
      );
    return { group: element.value, at: element.start };
  });
}
