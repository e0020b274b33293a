import type { JSXOpeningElement } from 'estree-jsx';
import { walk } from 'estree-walker';
import type { Expression } from '@bookplate/docs/expression';
import { tagOfJsx } from '@bookplate/docs/page';
import { usesOf } from '../schema/uses-of.ts';
import { groupsIn } from './groups-in.ts';

/**
 * @param expression of a page
 * @returns the groups it names: in `user.groups.includes('admin')`, and in the `<Groups>` of its elements
 */
export function groupsInExpression({
  tree,
  text,
}: Expression): readonly {
  readonly group: string;
  readonly at: number;
  readonly isOfUser: boolean;
}[] {
  const compared = usesOf(tree).flatMap(({ steps: [first, second], compared: values }) =>
    first?.name === 'groups' && second?.name === 'includes'
      ? values.map(({ value, at }) => ({ group: String(value), at, isOfUser: true }))
      : [],
  );
  const named: { group: string; at: number; isOfUser: boolean }[] = [];
  walk(tree as Parameters<typeof walk>[0], {
    enter(node) {
      if ((node.type as string) !== 'JSXOpeningElement') return;
      const tag = tagOfJsx(node as unknown as JSXOpeningElement, text);
      if (tag.name !== 'Groups') return;
      for (const name of groupsIn(tag, text)?.names ?? []) named.push({ ...name, isOfUser: false });
    },
  });
  return [...compared, ...named];
}
