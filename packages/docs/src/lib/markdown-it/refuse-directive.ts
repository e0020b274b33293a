import {
  type AttributeNode,
  type DirectiveNode,
  type ElementNode,
  NodeTypes,
} from '@vue/compiler-dom';
import { findFreeReferences } from '../expression/free-names.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { AuthorError } from '../page/author-error.ts';
import type { PageState } from './hooks.ts';

/** What can be written in the place of some. */
const instead: Readonly<Record<string, string>> = {
  text: 'Write a mustache: {{ user.firstName }}.',
  html: 'Write a mustache, which shows data as text: {{ user.firstName }}.',
  for: 'Name the members that the page shows one by one.',
};

/**
 * Refuses the reader in directives that Vue would run without one: pages are rendered for everyone, and `user` is
 * known to the head script only.
 *
 * @param prop of an element
 * @param page in which it stands
 * @throws {AuthorError} if it names the reader
 */
export function refuseDirective(
  prop: AttributeNode | DirectiveNode,
  { boundNames }: Pick<PageState, 'boundNames'>,
): void {
  if (prop.type !== NodeTypes.DIRECTIVE || boundNames.has('user')) return;
  const { name, arg, exp } = prop;
  const isStatic = !arg || !('isStatic' in arg) || arg.isStatic;
  if (/^(if|else-if|else|show|slot|pre|once|cloak)$/.test(name)) return;
  if (name === 'bind' && arg && isStatic) return;
  const source = exp?.loc.source ?? '';
  const expression = name === 'for' ? source.replace(/^[^]*?\s(?:in|of)\s/, '') : source;
  if (!expression.includes('user')) return;
  const tree = parseExpression(expression);
  if ('message' in tree || findFreeReferences(tree, 'user').length === 0) return;
  throw new AuthorError(
    'vue-directive',
    `Found the reader in \`v-${name}\`, where it is not known when Vue renders the page. ${instead[name] ?? 'In the browser, scripts find it as window.bookplate.user.'}`,
    0,
  );
}

/**
 * @param node an element
 * @returns whether `user` is a variable within it: `v-for="user in users"`, `#item="{ user }"`
 */
export function bindsReader({ props }: ElementNode): boolean {
  return props.some((prop) => {
    if (prop.type !== NodeTypes.DIRECTIVE) return false;
    const source = prop.exp?.loc.source ?? '';
    if (prop.name === 'slot') return /\buser\b/.test(source);
    return prop.name === 'for' && /\buser\b[^]*?\s(?:in|of)\s/.test(source);
  });
}
