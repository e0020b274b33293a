import { walk } from 'estree-walker';
import { findFreeReferences, type Reference } from './free-names.ts';
import { catchOutside, type Outside, OutsideGrammarError } from './outside-grammar.ts';
import type { Expression, SyntaxNode } from './parse-expression.ts';

type WalkedNode = Parameters<typeof walk>[0];
type Link = Extract<SyntaxNode, { type: 'MemberExpression' | 'CallExpression' }>;

const readOnly =
  'The reader is read only: compute a new value, as in {[...user.items].reverse().join()}';

/**
 * Makes JavaScript over the reader safe where nobody is signed in, by making each member and call of a chain that
 * begins at `user` an optional one: `user.items.map(f)` becomes `user?.items?.map?.(f)`.
 *
 * @param expression any JavaScript; it is not changed
 * @returns a new tree without parentheses, which printers of ESTree put where they are needed; or what in the
 * expression cannot be made safe
 */
export function toOptional({
  tree,
  text,
}: Expression): { readonly kind: 'code'; readonly tree: SyntaxNode } | Outside {
  const copy = structuredClone(tree);
  return catchOutside(() => {
    for (const reference of findFreeReferences(copy, 'user'))
      for (const link of linksBehind(reference)) link.optional = true;
    return { kind: 'code' as const, tree: wrapChains(copy) };
  }, text);
}

/** The members and calls of a chain, followed outwards from `user` through whatever hands its value on. */
function linksBehind({ node, ancestors }: Reference): readonly Link[] {
  const links: Link[] = [];
  let inner = node;
  for (let index = ancestors.length - 1; index >= 0; index -= 1) {
    const outer = ancestors[index];
    if (!outer) break;
    switch (outer.type) {
      case 'ParenthesizedExpression':
      case 'ChainExpression':
      case 'LogicalExpression':
        break;
      case 'ConditionalExpression':
        if (inner === outer.test) return links;
        break;
      case 'MemberExpression':
        if (inner !== outer.object) return links;
        links.push(outer);
        break;
      case 'CallExpression':
        if (inner !== outer.callee) return links;
        links.push(outer);
        break;
      default:
        refuseUnsafe(outer, inner, ancestors[index - 1]);
        return links;
    }
    inner = outer;
  }
  return links;
}

/** ESTree has a ChainExpression around each chain with an optional link, and has no parentheses. */
function wrapChains(tree: SyntaxNode): SyntaxNode {
  const replaced = walk(tree as WalkedNode, {
    leave(walked, walkedParent) {
      const node = walked as SyntaxNode;
      const parent = walkedParent as SyntaxNode | null;
      if (node.type === 'ParenthesizedExpression') this.replace(node.expression as WalkedNode);
      else if (isLink(node) && hasOptionalLink(node) && !isInChain(node, parent))
        this.replace({ type: 'ChainExpression', expression: node } as WalkedNode);
    },
  });
  return replaced as SyntaxNode;
}

function isLink(node: SyntaxNode): node is Link {
  return node.type === 'MemberExpression' || node.type === 'CallExpression';
}

function hasOptionalLink(node: Link): boolean {
  if (node.optional) return true;
  const inner = node.type === 'MemberExpression' ? node.object : node.callee;
  return isLink(inner) && hasOptionalLink(inner);
}

/** The chain goes on in the parent, which gets the wrapper; or has one. */
function isInChain(node: Link, parent: SyntaxNode | null): boolean {
  switch (parent?.type) {
    case 'ChainExpression':
      return true;
    case 'MemberExpression':
      return parent.object === node;
    case 'CallExpression':
      return parent.callee === node;
    default:
      return false;
  }
}

/** An optional chain cannot be assigned to, constructed or used as a tag (ECMA-262 §13.3, early errors). */
function refuseUnsafe(outer: SyntaxNode, inner: SyntaxNode, parent: SyntaxNode | undefined): void {
  const { start } = inner;
  const isWritten =
    (outer.type === 'AssignmentExpression' && outer.left === inner) ||
    outer.type === 'UpdateExpression' ||
    (outer.type === 'UnaryExpression' && outer.operator === 'delete') ||
    ((outer.type === 'ForInStatement' || outer.type === 'ForOfStatement') &&
      outer.left === inner) ||
    outer.type === 'ArrayPattern' ||
    (outer.type === 'Property' && parent?.type === 'ObjectPattern') ||
    outer.type === 'RestElement' ||
    (outer.type === 'AssignmentPattern' && outer.left === inner);
  if (isWritten) throw new OutsideGrammarError(start, 'a change of the reader', readOnly);
  if (outer.type === 'NewExpression' && outer.callee === inner)
    throw new OutsideGrammarError(start, '`new` on the reader', 'Call a function instead');
  if (outer.type === 'TaggedTemplateExpression' && outer.tag === inner)
    throw new OutsideGrammarError(
      start,
      'a template tagged by the reader',
      'Call a function instead',
    );
  if (outer.type === 'JSXMemberExpression')
    throw new OutsideGrammarError(start, 'an element named by the reader', 'Choose by a condition');
}
