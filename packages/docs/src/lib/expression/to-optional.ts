import { findFreeReferences, type Reference } from './free-names.ts';
import { catchOutside, type Outside, OutsideGrammarError } from './outside-grammar.ts';
import { parseExpression, skipTrivia, type SyntaxNode } from './parse-expression.ts';

/** Where text is put in: `user.a` gets its `?` at 4. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

const readOnly =
  'The reader is read only: compute a new value, as in {[...user.items].reverse().join()}';

/**
 * Makes JavaScript over the reader safe where nobody is signed in, by making each member and call of a chain that
 * begins at `user` an optional one: `user.items.map(f)` becomes `user?.items?.map?.(f)`.
 *
 * @param source any JavaScript expression
 * @returns the new text, or what in it cannot be made safe
 * @throws {SyntaxError} if it is no expression; `compileExpression` tells before
 */
export function toOptional(
  source: string,
): { readonly kind: 'code'; readonly code: string } | Outside {
  const tree = parseExpression(source);
  if ('message' in tree) throw new SyntaxError(tree.message);
  return catchOutside(() => {
    const insertions = new Map<number, Insertion>();
    for (const reference of findFreeReferences(tree, 'user'))
      for (const insertion of insertionsFor(reference, source))
        insertions.set(insertion.at, insertion);
    let code = source;
    // From the end, so that the positions before stay right.
    for (const { at, text } of [...insertions.values()].sort((a, b) => b.at - a.at))
      code = code.slice(0, at) + text + code.slice(at);
    return { kind: 'code' as const, code };
  }, source);
}

/** Follows the chain outwards from `user`, through whatever hands its value on. */
function insertionsFor({ node, ancestors }: Reference, source: string): readonly Insertion[] {
  const insertions: Insertion[] = [];
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
        if (inner === outer.test) return insertions;
        break;
      case 'MemberExpression':
        if (inner !== outer.object) return insertions;
        if (!outer.optional) {
          const at = skipTrivia(source, inner.end);
          insertions.push({ at, text: outer.computed ? '?.' : '?' });
        }
        break;
      case 'CallExpression':
        if (inner !== outer.callee) return insertions;
        if (!outer.optional) insertions.push({ at: skipTrivia(source, inner.end), text: '?.' });
        break;
      default:
        refuseUnsafe(outer, inner, ancestors[index - 1]);
        return insertions;
    }
    inner = outer;
  }
  return insertions;
}

/** An optional chain cannot be assigned to, constructed or used as a tag (ECMA-262 §13.3, early errors). */
function refuseUnsafe(outer: SyntaxNode, inner: SyntaxNode, holder: SyntaxNode | undefined): void {
  const { start } = inner;
  const isWritten =
    (outer.type === 'AssignmentExpression' && outer.left === inner) ||
    outer.type === 'UpdateExpression' ||
    (outer.type === 'UnaryExpression' && outer.operator === 'delete') ||
    ((outer.type === 'ForInStatement' || outer.type === 'ForOfStatement') &&
      outer.left === inner) ||
    outer.type === 'ArrayPattern' ||
    (outer.type === 'Property' && holder?.type === 'ObjectPattern') ||
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
