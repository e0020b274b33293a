import type { JSXOpeningElement } from 'estree-jsx';
import { walk } from 'estree-walker';
import { findFreeReferences } from '../expression/free-names.ts';
import { parseModule, type SyntaxNode } from '../expression/parse-expression.ts';
import { AuthorError } from './author-error.ts';
import { type ExpressionNode, hostTree } from './expression-of.ts';
import { mayNameReader, type PageContext, reactModuleOf } from './target.ts';

/**
 * Finds what the `import` and `export` statements of a page say of the reader. They are a module of their own, in which
 * nothing of it is known: the build would end with a ReferenceError, or show a part of some groups to everyone.
 *
 * @param statements that stand together
 * @param context of the page
 * @returns each mistake, with its place as the host's tree has it, or else in the statements
 */
export function checkModule(
  statements: ExpressionNode,
  context: PageContext,
): readonly AuthorError[] {
  const { boundNames } = context;
  const { value = '' } = statements;
  if (!mayNameReader.test(value)) return [];
  const tree = (hostTree(statements) as SyntaxNode | undefined) ?? parseModule(value);
  if (!tree) return [];
  const values = ['user', 'playground'].flatMap((name) =>
    findFreeReferences(tree, name).map(({ node, ancestors }) => ({
      name,
      at: node.start,
      member: memberOf(node, ancestors),
    })),
  );
  return [...values, ...componentsIn(tree)]
    .filter(({ name }) => !boundNames.has(name))
    .sort((one, other) => one.at - other.at)
    .map(
      ({ name, at, member }) =>
        new AuthorError('expression-export', describe(name, member, context), at),
    );
}

interface Use {
  readonly name: string;
  readonly at: number;
  readonly member: string;
}

function componentsIn(tree: SyntaxNode): readonly Use[] {
  const found: Use[] = [];
  walk(tree as Parameters<typeof walk>[0], {
    enter(node) {
      if ((node.type as string) !== 'JSXOpeningElement') return;
      const { name } = node as unknown as JSXOpeningElement;
      const { start } = node as unknown as { start: number };
      if (name.type === 'JSXIdentifier' && /^(Groups|KeyChoice)$/.test(name.name))
        found.push({ name: name.name, at: start, member: '' });
    },
  });
  return found;
}

function describe(name: string, member: string, context: PageContext): string {
  const { target } = context;
  const reactModule = reactModuleOf(context);
  const found = `Found \`${name}\` in an \`export\`, which does not know the reader.`;
  switch (name) {
    case 'user':
      return target === 'react'
        ? `${found} Write the expression in the page's text, or in the component useBookplate((user) => user?.${member}) or <BookplateText value="user.${member}" fallback="…" />, from ${reactModule}.`
        : `${found} Write the expression in the page's text, or <bookplate-text value="user.${member}">…</bookplate-text> here.`;
    case 'playground':
      return `${found} Only code samples know its values: use a fence with the word \`user\`.`;
    case 'Groups':
      return `${found} Put <Groups> into the page's text, around the component.`;
    default:
      return target === 'react'
        ? `${found} Import it: import { KeyChoice } from '${reactModule}'.`
        : `${found} Put <KeyChoice /> into the page's text.`;
  }
}

/** The path behind `user`, as an example for the author. */
function memberOf(reference: SyntaxNode, ancestors: readonly SyntaxNode[]): string {
  const names: string[] = [];
  let inner = reference;
  for (let index = ancestors.length - 1; index >= 0; index -= 1) {
    const outer = ancestors[index];
    if (outer?.type === 'ChainExpression') continue;
    if (outer?.type !== 'MemberExpression' || outer.object !== inner || outer.computed) break;
    if (outer.property.type !== 'Identifier') break;
    names.push(outer.property.name);
    inner = outer;
  }
  return names.join('.') || 'firstName';
}
