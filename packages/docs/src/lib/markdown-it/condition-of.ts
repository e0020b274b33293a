import { type DirectiveNode, type ElementNode, NodeTypes } from '@vue/compiler-dom';
import { evaluate, type Program } from '@bookplate/browser/program';
import { compileExpression } from '../expression/compile-expression.ts';
import { AuthorError, outsideError } from '../page/author-error.ts';
import { ignoredBySearch } from '../page/compile-groups.ts';
import { textAttribute } from '../page/element-attribute.ts';
import type { PageState } from './hooks.ts';
import { writeOpeningTag } from './write-vue.ts';

/** What `v-if`, `v-else-if`, `v-else` or `v-show` over the reader becomes. */
export interface Condition {
  readonly directive: DirectiveNode;
  readonly when: Program;
  /** The opening tag of the element around it. */
  readonly wrapper: string;
  /** From anonymous readers. */
  readonly isHidden: boolean;
  /** When this branch and those before it do not apply. */
  readonly otherwise: Program;
}

/** Elements that HTML allows in few others: the browser would move ours out of a table. */
const boundToParents: ReadonlySet<string> = new Set(
  'tr td th tbody thead tfoot caption colgroup col option optgroup'.split(' '),
);

/**
 * Compiles the condition of an element.
 *
 * @param node the element
 * @param before the condition of the element before it, if that is one over the reader
 * @param page in which it stands
 * @returns the condition, or undefined if it has none over the reader
 * @throws {AuthorError} if it cannot be known before the first paint
 */
export function conditionOf(
  node: ElementNode,
  before: Condition | undefined,
  page: Pick<PageState, 'boundNames'>,
): Condition | undefined {
  const directive = directiveOf(node);
  if (!directive || page.boundNames.has('user')) return undefined;
  const source = directive.exp?.loc.source ?? '';
  const compiled = compileExpression(source);
  const isElse = directive.name.startsWith('else');
  const isOurs = compiled.kind !== 'none' && compiled.kind !== 'syntax-error';
  if (isElse ? !before && !isOurs : !isOurs) return undefined;
  if (isElse && (!before || (directive.name === 'else-if' && !isOurs)))
    throw new AuthorError(
      'vue-condition',
      `Found \`v-${directive.name}\` in a chain of which only some conditions name the reader. Write a chain for the reader, and the other condition within its elements.`,
      0,
    );
  if (boundToParents.has(node.tag))
    throw new AuthorError(
      'vue-condition',
      `Found a condition over the reader at <${node.tag}>, around which HTML allows no other element. Write it at the table, or at what is in <${node.tag}>.`,
      0,
    );
  if (compiled.kind === 'outside') throw outsideError(compiled);
  if (compiled.kind === 'branches')
    throw new AuthorError('vue-condition', 'Found an element in a condition. Expected a value.', 0);
  const own = compiled.kind === 'program' ? compiled.program : true;
  const when: Program = before && isElse ? join(before.otherwise, own) : own;
  const isHidden = !evaluate(when, null);
  const wrapper = writeOpeningTag({
    name: 'bookplate-when',
    attributes: [
      textAttribute('data-bookplate-when', JSON.stringify(when)),
      ...(isHidden ? [textAttribute('data-bookplate-anonymous', 'hidden'), ignoredBySearch] : []),
    ],
  });
  const not: Program = ['!', own];
  return {
    directive,
    when,
    wrapper,
    isHidden,
    otherwise: before && isElse ? join(before.otherwise, not) : not,
  };
}

/**
 * @param node an element
 * @returns the expression of its condition
 */
export function conditionSource(node: ElementNode): string | undefined {
  return directiveOf(node)?.exp?.loc.source;
}

function directiveOf({ props }: ElementNode): DirectiveNode | undefined {
  return props.find(
    (prop): prop is DirectiveNode =>
      prop.type === NodeTypes.DIRECTIVE && /^(if|else-if|else|show)$/.test(prop.name),
  );
}

function join(one: Program, other: Program): Program {
  return other === true ? one : ['&&', one, other];
}
