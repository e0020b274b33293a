import { entriesOf } from './literal.ts';
import type { CallNode, Module, Node } from './module.ts';

/**
 * Finds the object that a configuration file exports: `export default {…}` or `defineConfig({…})`, as a variable too,
 * with `satisfies` or `as`.
 *
 * @param module the file
 * @returns the object; undefined if a function makes it, or anything else
 */
export function configObject({ statements }: Module): Node | undefined {
  const exported = statements.find(({ type }) => type === 'ExportDefaultDeclaration');
  return objectIn(exported?.['declaration'] as Node | undefined, statements, 2);
}

/**
 * Finds what a configuration file exports, as it is written there: an object, a call that is given one, or the name of a
 * variable with either.
 *
 * @param module the file
 * @returns the expression; undefined if a function makes the configuration, or anything else
 */
export function configExport(module: Module): Node | undefined {
  const exported = module.statements.find(({ type }) => type === 'ExportDefaultDeclaration');
  return configObject(module) && (exported?.['declaration'] as Node | undefined);
}

/** A variable may hold it, and a call be given it: so many steps at most. */
function objectIn(
  node: Node | undefined,
  statements: readonly Node[],
  steps: number,
): Node | undefined {
  switch (node?.type) {
    case 'ObjectExpression':
      return entriesOf(node) && node;
    case 'TSSatisfiesExpression':
    case 'TSAsExpression':
      return objectIn(node['expression'] as Node, statements, steps);
    case 'CallExpression':
      return steps > 0
        ? objectIn((node as CallNode).arguments[0], statements, steps - 1)
        : undefined;
    case 'Identifier':
      return steps > 0
        ? objectIn(variable(node['name'], statements), statements, steps - 1)
        : undefined;
    default:
      return undefined;
  }
}

function variable(name: unknown, statements: readonly Node[]): Node | undefined {
  return statements
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations as { id: { name?: string }; init?: Node }[])
    .find(({ id }) => id.name === name)?.init;
}
