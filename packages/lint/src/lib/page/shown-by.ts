import type { Program } from '@bookplate/browser/program';
import type { JSXElement, JSXExpressionContainer, JSXFragment } from 'estree-jsx';
import { compileTree, type SyntaxNode, toOptional } from '@bookplate/docs/expression';
import { spanOf, tagOfJsx, type Target } from '@bookplate/docs/page';
import { groupsIn } from './groups-in.ts';
import type { Gate, PageExpression } from './page.ts';

/** One thing that an expression shows, if all its gates are open. */
export interface Shown {
  readonly expression: PageExpression;
  readonly value: { readonly program: Program } | { readonly code: SyntaxNode };
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
  const { gates } = expression;
  const compiled = compileTree(expression);
  switch (compiled.kind) {
    case 'none':
      return [];
    case 'program':
      return [{ expression, gates, value: { program: compiled.program } }];
    case 'outside': {
      if (target === 'static') return [];
      const optional = toOptional(expression);
      return optional.kind === 'outside'
        ? []
        : [{ expression, gates, value: { code: optional.tree } }];
    }
    case 'branches':
      return compiled.branches.flatMap((branch): readonly Shown[] => {
        const inside = [...gates, { when: branch.when }];
        if ('text' in branch)
          return [{ expression, gates: inside, value: { program: branch.text } }];
        return shownInJsx(branch.node, { ...expression, gates: inside }, target);
      });
  }
}

/** What an element holds that is in `outer`. */
function shownInJsx(
  element: JSXElement | JSXFragment,
  outer: PageExpression,
  target: Target,
): readonly Shown[] {
  let { gates } = outer;
  const nested = (container: JSXExpressionContainer, attribute?: string): readonly Shown[] => {
    if (container.expression.type === 'JSXEmptyExpression') return [];
    const tree = container.expression as SyntaxNode;
    const { start, end } = spanOf(container);
    const source = outer.text.slice(start + 1, end - 1);
    const kind = attribute === undefined ? 'text' : 'attribute';
    return shownBy(
      { ...outer, tree, source, start: spanOf(tree).start, kind, attribute, gates },
      target,
    );
  };
  const attributes = element.type === 'JSXElement' ? element.openingElement.attributes : [];
  const inAttributes = attributes.flatMap((attribute) =>
    attribute.type === 'JSXAttribute' &&
    attribute.name.type === 'JSXIdentifier' &&
    attribute.value?.type === 'JSXExpressionContainer'
      ? nested(attribute.value, attribute.name.name)
      : [],
  );
  if (element.type === 'JSXElement') {
    const tag = tagOfJsx(element.openingElement, outer.text);
    const found = tag.name === 'Groups' ? groupsIn(tag, outer.text) : undefined;
    if (found) gates = [...gates, { groups: found.groups }];
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
