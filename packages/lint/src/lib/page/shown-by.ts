import type { Program } from '@bookplate/browser/program';
import type { JSXElement, JSXFragment } from 'estree-jsx';
import { compileExpression, parseExpressionAt, toOptional } from '@bookplate/docs/expression';
import { expressionAttribute, type Target } from '@bookplate/docs/page';
import { groupsIn } from './groups-in.ts';
import type { Gate, PageExpression } from './page.ts';

/** One thing that an expression shows, if all its gates are open. */
export interface Shown {
  readonly expression: PageExpression;
  readonly value: { readonly program: Program } | { readonly code: string };
  readonly gates: readonly Gate[];
}

/**
 * Takes an expression apart: an element that it chooses may hold further expressions.
 *
 * @param expression of a page
 * @param target what shows the page
 * @returns all that it may show; nothing if the compiler refuses it
 */
export function shownBy(expression: PageExpression, target: Target): readonly Shown[] {
  const { source, gates } = expression;
  const compiled = compileExpression(source);
  switch (compiled.kind) {
    case 'none':
    case 'syntax-error':
      return [];
    case 'program':
      return [{ expression, gates, value: { program: compiled.program } }];
    case 'outside': {
      if (target === 'static') return [];
      const optional = toOptional(source);
      return optional.kind === 'outside' ? [] : [{ expression, gates, value: optional }];
    }
    case 'branches':
      return compiled.branches.flatMap((branch): readonly Shown[] => {
        const inside = [...gates, { when: branch.when }];
        if ('text' in branch)
          return [{ expression, gates: inside, value: { program: branch.text } }];
        const { node } = parseExpressionAt(source, branch.start);
        const element = node as unknown as JSXElement | JSXFragment;
        return shownInJsx(element, { ...expression, gates: inside }, target);
      });
  }
}

/** What an element holds that stands in `outer`. */
function shownInJsx(
  element: JSXElement | JSXFragment,
  outer: PageExpression,
  target: Target,
): readonly Shown[] {
  let { gates } = outer;
  const nested = (node: object, attribute?: string): readonly Shown[] => {
    const { start, end } = node as { start: number; end: number };
    return shownBy(
      {
        source: outer.source.slice(start + 1, end - 1),
        kind: attribute === undefined ? 'text' : 'attribute',
        attribute,
        gates,
        pointOf: (at) => outer.pointOf(start + 1 + at),
      },
      target,
    );
  };
  const { attributes = [], name } =
    element.type === 'JSXElement' ? element.openingElement : { name: undefined };
  const inAttributes = attributes.flatMap((attribute) =>
    attribute.type === 'JSXAttribute' &&
    attribute.name.type === 'JSXIdentifier' &&
    attribute.value?.type === 'JSXExpressionContainer'
      ? nested(attribute.value, attribute.name.name)
      : [],
  );
  if (name?.type === 'JSXIdentifier' && name.name === 'Groups') {
    const any = attributes.find(
      (attribute) => attribute.type === 'JSXAttribute' && attribute.name.name === 'any',
    );
    const { start = 0, end = 0 } = (any && 'value' in any && any.value ? any.value : {}) as {
      start?: number;
      end?: number;
    };
    const found = groupsIn([expressionAttribute('any', outer.source.slice(start + 1, end - 1))]);
    if (found) gates = [...gates, { groups: found.groups.map(({ group }) => group) }];
  }
  return [
    ...inAttributes,
    ...element.children.flatMap((child): readonly Shown[] => {
      if (child.type === 'JSXElement' || child.type === 'JSXFragment')
        return shownInJsx(child, { ...outer, gates }, target);
      return child.type === 'JSXExpressionContainer' ? nested(child) : [];
    }),
  ];
}
