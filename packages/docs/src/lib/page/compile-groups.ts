import { groupNameWords, isGroupName } from '@bookplate/protocol';
import { parseExpression, withoutParentheses } from '../expression/parse-expression.ts';
import { AuthorError } from './author-error.ts';
import { type ElementTag, type NamedAttribute, textAttribute } from './element-attribute.ts';

/** Pagefind reads the HTML as it is, with all that the page's stylesheet hides. */
export const ignoredBySearch: NamedAttribute = textAttribute('data-pagefind-ignore', 'all');

const expected = "<Groups any={['admin', 'beta']}>";

/**
 * Compiles `<Groups any={['admin']}>`, a block for readers in any of the groups. The names must be known when the page
 * is built: a stylesheet does the rest.
 *
 * @param tag the element
 * @returns the tag of the element that the page gets in its place
 * @throws {AuthorError} if it does not name groups
 */
export function compileGroups({ attributes }: ElementTag): ElementTag {
  const index = attributes.findIndex(
    (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'any',
  );
  const any = attributes[index];
  if (any?.type !== 'mdxJsxAttribute')
    throw new AuthorError(
      `Found <Groups> without \`any\`. Name the groups that see it: ${expected}.`,
      0,
    );
  if (typeof any.value !== 'object' || !any.value)
    throw new AuthorError(`Found a text in \`any\`. Expected an array: ${expected}.`, 0, index);
  return {
    name: 'bookplate-groups',
    attributes: [
      textAttribute('data-bookplate-groups', readGroups(any.value.value, index).join(' ')),
      ignoredBySearch,
      ...attributes.filter((attribute) => attribute !== any),
    ],
  };
}

function readGroups(source: string, attribute: number): readonly string[] {
  const parsed = parseExpression(source);
  const array = 'message' in parsed ? parsed : withoutParentheses(parsed);
  if ('message' in array || array.type !== 'ArrayExpression')
    throw new AuthorError(`Expected an array of group names: ${expected}.`, 0, attribute);
  return array.elements.map((element) => {
    if (element?.type !== 'Literal' || typeof element.value !== 'string')
      throw new AuthorError(
        `Found a group that is no text, so its name is not known when the page is built. Expected ${expected}.`,
        element?.start ?? array.start,
        attribute,
      );
    if (!isGroupName(element.value))
      throw new AuthorError(
        `Found the group name ${JSON.stringify(element.value)}. Expected ${groupNameWords}.`,
        element.start,
        attribute,
      );
    return element.value;
  });
}
