import { groupNameWords, isGroupName } from '@bookplate/protocol';
import { withoutParentheses } from '../expression/parse-expression.ts';
import { AuthorError } from './author-error.ts';
import {
  attributeExpression,
  type ElementAttribute,
  type ElementTag,
  type NamedAttribute,
  textAttribute,
} from './element-attribute.ts';

/** Pagefind reads the HTML as it is, with all that the page's stylesheet hides. */
export const ignoredBySearch: NamedAttribute = textAttribute('data-pagefind-ignore', 'all');

const expected = "<Groups any={['admin', 'beta']}>";

/** The groups of `<Groups any={['admin']}>`. */
export interface NamedGroups {
  /** Which attribute has them, counted from 0. */
  readonly attribute: number;
  /** `at` is where the name begins, in the text that the places of the host's tree count in. */
  readonly groups: readonly { readonly group: string; readonly at: number }[];
}

/**
 * Compiles `<Groups any={['admin']}>`, a block for readers in any of the groups. The names must be known when the page
 * is built: a stylesheet does the rest.
 *
 * @param tag the element
 * @param text what the host's parser has read it from
 * @returns the tag of the element that the page gets in its place
 * @throws {AuthorError} if it does not name groups
 */
export function compileGroups(tag: ElementTag, text: string): ElementTag {
  const { attribute: index, groups } = readGroups(tag, text);
  return {
    name: 'bookplate-groups',
    attributes: [
      textAttribute('data-bookplate-groups', groups.map(({ group }) => group).join(' ')),
      ignoredBySearch,
      ...tag.attributes.filter((_, each) => each !== index),
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
  const attribute = attributes.findIndex(
    (each) => each.type === 'mdxJsxAttribute' && each.name === 'any',
  );
  const none = attributes.findIndex(
    (each) => each.type === 'mdxJsxAttribute' && each.name === 'none',
  );
  if (none >= 0)
    throw new AuthorError(
      'groups-element',
      "Found `none` in <Groups>, which has only `any`. For readers who are not in a group, write {!user.groups.includes('trial') && <p>…</p>}.",
      undefined,
      none,
    );
  const any: ElementAttribute | undefined = attributes[attribute];
  if (any?.type !== 'mdxJsxAttribute')
    throw new AuthorError(
      'groups-element',
      `Found <Groups> without \`any\`. Name the groups that see it: ${expected}.`,
      0,
    );
  if (typeof any.value !== 'object' || !any.value)
    throw new AuthorError(
      'groups-element',
      `Found a text in \`any\`. Expected an array: ${expected}.`,
      undefined,
      attribute,
    );
  const expression = attributeExpression(any, text);
  const array = expression && withoutParentheses(expression.tree);
  if (array?.type !== 'ArrayExpression')
    throw new AuthorError(
      'groups-element',
      `Expected an array of group names: ${expected}.`,
      undefined,
      attribute,
    );
  const groups = array.elements.map((element) => {
    if (element?.type !== 'Literal' || typeof element.value !== 'string')
      throw new AuthorError(
        'groups-element',
        `Found a group that is not a string, so the build does not know its name. Expected ${expected}.`,
        element?.start ?? array.start,
        attribute,
      );
    if (!isGroupName(element.value))
      throw new AuthorError(
        'groups-element',
        `Found the group name ${JSON.stringify(element.value)}. Expected ${groupNameWords}.`,
        element.start,
        attribute,
      );
    return { group: element.value, at: element.start };
  });
  return { attribute, groups };
}
