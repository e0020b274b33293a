import { boundNamesOf } from '../expression/free-names.ts';
import { parseModule } from '../expression/parse-expression.ts';
import { type ExpressionNode, hostTree } from './expression-of.ts';

/**
 * @param nodes at the top of a page
 * @returns the names that its `import` and `export` statements bind
 */
export function boundNamesIn(
  nodes: readonly (ExpressionNode & { readonly type: string })[],
): ReadonlySet<string> {
  const modules = nodes.flatMap((node) => {
    const tree = node.type === 'mdxjsEsm' && (hostTree(node) ?? parseModule(node.value ?? ''));
    return tree ? [tree] : [];
  });
  return boundNamesOf(modules);
}
