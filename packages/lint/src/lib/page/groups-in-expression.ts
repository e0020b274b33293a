import type { JSXOpeningElement } from 'estree-jsx';
import { walk } from 'estree-walker';
import { parseExpression } from '@bookplate/docs/expression';
import { expressionAttribute } from '@bookplate/docs/page';
import { usesOf } from '../schema/uses-of.ts';
import { groupsIn } from './groups-in.ts';

/**
 * @param source an expression
 * @returns the groups it names: in `user.groups.includes('admin')`, and in the `<Groups>` of its elements
 */
export function groupsInExpression(
  source: string,
): readonly { readonly group: string; readonly at: number }[] {
  const asked = usesOf(source).flatMap(({ steps: [first, second], compared }) =>
    first?.name === 'groups' && second?.name === 'includes'
      ? compared.map(({ value, at }) => ({ group: String(value), at }))
      : [],
  );
  if (!source.includes('<Groups')) return asked;
  const tree = parseExpression(source);
  if ('message' in tree) return asked;
  const named: { group: string; at: number }[] = [];
  walk(tree as Parameters<typeof walk>[0], {
    enter(node) {
      const { type, name, attributes } = node as unknown as JSXOpeningElement;
      if (type !== 'JSXOpeningElement' || name.type !== 'JSXIdentifier' || name.name !== 'Groups')
        return;
      for (const attribute of attributes) {
        const isAny = attribute.type === 'JSXAttribute' && attribute.name.name === 'any';
        const value = isAny ? attribute.value : undefined;
        if (value?.type !== 'JSXExpressionContainer') continue;
        const { start, end } = value as unknown as { start: number; end: number };
        const found = groupsIn([expressionAttribute('any', source.slice(start + 1, end - 1))]);
        for (const { group, at } of found?.groups ?? []) named.push({ group, at: start + 1 + at });
      }
    },
  });
  return [...asked, ...named];
}
