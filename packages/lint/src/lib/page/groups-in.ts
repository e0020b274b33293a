import { parseExpression, withoutParentheses } from '@bookplate/docs/expression';
import { AuthorError, compileGroups, type ElementAttribute } from '@bookplate/docs/page';

/** The groups of `<Groups any={['admin']}>`, and where in the expression each name begins. */
export interface GroupsElement {
  /** Which attribute has them. */
  readonly attribute: number;
  readonly groups: readonly { readonly group: string; readonly at: number }[];
}

/**
 * @param attributes of a `<Groups>`
 * @returns its groups; undefined if they cannot be compiled, which the compiler reports
 */
export function groupsIn(attributes: readonly ElementAttribute[]): GroupsElement | undefined {
  try {
    compileGroups({ name: 'Groups', attributes });
  } catch (error) {
    if (error instanceof AuthorError) return undefined;
    throw error;
  }
  const attribute = attributes.findIndex(
    (each) => each.type === 'mdxJsxAttribute' && each.name === 'any',
  );
  const value = attributes[attribute]?.value;
  const parsed = parseExpression(typeof value === 'object' ? (value?.value ?? '') : '');
  const array = 'message' in parsed ? parsed : withoutParentheses(parsed);
  if ('message' in array || array.type !== 'ArrayExpression') return undefined;
  return {
    attribute,
    groups: array.elements.flatMap((element) =>
      element?.type === 'Literal' && typeof element.value === 'string'
        ? [{ group: element.value, at: element.start }]
        : [],
    ),
  };
}
