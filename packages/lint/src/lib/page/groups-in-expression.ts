import type { JSXOpeningElement } from 'estree-jsx';
import { walk } from 'estree-walker';
import type { Expression } from '@bookplate/docs/expression';
import { type NamedGroups, tagOfJsx } from '@bookplate/docs/page';
import { usesOf } from '../schema/uses-of.ts';
import { groupsIn } from './groups-in.ts';

/**
 * @param expression of a page
 * @returns the groups it names: in `user.groups.includes('admin')`, and in the `<Groups>` of its elements
 */
export function groupsInExpression({ tree, text }: Expression): NamedGroups['names'] {
  const compared = usesOf(tree).flatMap(({ steps: [first, second], compared: values }) =>
    first?.name === 'groups' && second?.name === 'includes'
      ? values.map(({ value, at }) => ({ group: String(value), at }))
      : [],
  );
  const named: { group: string; at: number }[] = [];
  walk(tree as Parameters<typeof walk>[0], {
    enter(node) {
      if ((node.type as string) !== 'JSXOpeningElement') return;
      const tag = tagOfJsx(node as unknown as JSXOpeningElement, text);
      if (tag.name === 'Groups') named.push(...(groupsIn(tag, text)?.names ?? []));
    },
  });
  return [...compared, ...named];
}
