import { createVisitors } from 'estree-util-scope';
import { walk } from 'estree-walker';
import { parseModule, type SyntaxNode } from './parse-expression.ts';

/** A place where a name is used that nothing around it binds. */
export interface Reference {
  readonly node: SyntaxNode;
  /** From the outermost node to the one that holds the reference. */
  readonly ancestors: readonly SyntaxNode[];
}

type WalkedNode = Parameters<typeof walk>[0];

/**
 * Finds where an expression uses a name that comes from outside of it: not a property, a key, an attribute's name,
 * nor a parameter or variable of the same name.
 *
 * @param tree the expression
 * @param name such as `user`
 * @returns in the order of the text
 */
export function findFreeReferences(tree: SyntaxNode, name: string): readonly Reference[] {
  return collectFree(tree, (used) => used === name);
}

/**
 * @param tree an expression
 * @returns all names in it that come from outside of it, in the order of the text
 */
export function findFreeNames(tree: SyntaxNode): ReadonlySet<string> {
  return new Set(collectFree(tree, () => true).map(({ node }) => nameOf(node) ?? ''));
}

function collectFree(tree: SyntaxNode, isWanted: (name: string) => boolean): readonly Reference[] {
  const scopes = createVisitors();
  const found: (Reference & { scopes: { defined: readonly string[] }[] })[] = [];
  const ancestors: SyntaxNode[] = [];
  walk(tree as WalkedNode, {
    enter(walked) {
      const node = walked as SyntaxNode;
      scopes.enter(walked);
      const name = nameOf(node);
      if (name !== undefined && isWanted(name) && isUse(node, ancestors.at(-1)))
        found.push({ node, ancestors: [...ancestors], scopes: scopes.scopes.slice(1) });
      ancestors.push(node);
    },
    leave(walked) {
      ancestors.pop();
      scopes.exit(walked);
    },
  });
  // Only now is all known that the scopes define: a declaration may follow its use.
  return found.filter(
    ({ node, scopes: around }) =>
      !around.some(({ defined }) => defined.includes(nameOf(node) ?? '')),
  );
}

/**
 * @param source the `import` and `export` statements of a document
 * @returns the names they bind for the whole document
 */
export function findBoundNames(source: string): ReadonlySet<string> {
  // Most pages have none: spared the parser.
  const tree = source === '' ? undefined : parseModule(source);
  return boundNamesOf(tree ? [tree] : []);
}

/**
 * @param modules the same statements, parsed
 * @returns the names they bind
 */
export function boundNamesOf(modules: readonly object[]): ReadonlySet<string> {
  const names = modules.flatMap((tree) => {
    const scopes = createVisitors();
    walk(tree as WalkedNode, {
      enter: (node) => scopes.enter(node),
      leave: (node) => scopes.exit(node),
    });
    return scopes.scopes[0].defined;
  });
  return new Set(names);
}

function nameOf(node: SyntaxNode): string | undefined {
  return node.type === 'Identifier' || node.type === 'JSXIdentifier'
    ? (node as { name?: string }).name
    : undefined;
}

function isUse(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    // Of `{ user }`, key and value are two nodes; the value is the use.
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.value === node || parent.computed;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return false;
    // `<user.Name>` is a use; `<user>`, `user="…"` and `<a.user>` are names only.
    case 'JSXMemberExpression':
      return (parent as { object?: unknown }).object === node;
    default:
      return node.type === 'Identifier';
  }
}
