import { createContext, runInNewContext, Script } from 'node:vm';
import type { ProgramReader } from '@bookplate/browser/program';
import { buildJsx } from 'estree-util-build-jsx';
import { toJs } from 'estree-util-to-js';
import { walk } from 'estree-walker';
import { findFreeNames, programOf, type SyntaxNode } from '@bookplate/docs/expression';

/** JavaScript of a page that can be run for a reader. */
export interface ClientExpression {
  /** What it uses that only the page or the browser has; it is not run then. */
  readonly foreignNames: readonly string[];
  /** Its value, or how it fails. */
  readonly run: (user: ProgramReader) => { readonly value: unknown } | { readonly failure: string };
}

const timeoutMs = 500;

/** What JavaScript itself has. */
const ownNames: ReadonlySet<string> = new Set([
  'user',
  'undefined',
  ...(runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]),
]);

/**
 * Prepares JavaScript over the reader. Its elements are made, but not rendered.
 *
 * @param expression with its members made optional; it is not changed
 * @returns how to run it. Node's `vm` keeps it from nothing: it is the site's own code, as the build runs it too
 */
export function createClientExpression(expression: SyntaxNode): ClientExpression {
  const tree = programOf(structuredClone(expression));
  const components: string[] = [];
  walk(tree, {
    enter(node) {
      if ((node.type as string) === 'JSXIdentifier')
        components.push((node as unknown as { name: string }).name);
    },
  });
  const foreignNames = [...findFreeNames(expression)].filter(
    (name) => !ownNames.has(name) && !components.includes(name),
  );
  if (foreignNames.length > 0) return { foreignNames, run: () => ({ value: undefined }) };
  buildJsx(tree, {
    runtime: 'classic',
    pragma: 'element',
    pragmaFrag: 'fragment',
  });
  const script = new Script(toJs(tree).value);
  const stubs = Object.fromEntries(components.map((name) => [name, {}]));
  return {
    foreignNames,
    run(user) {
      const context = createContext({ ...stubs, element: () => ({}), fragment: {} });
      const content = user && { ...user.content, groups: user.groups ?? [] };
      try {
        // Made inside, so that its lists are lists there.
        new Script(`user = ${JSON.stringify(content ?? undefined) ?? 'undefined'}`).runInContext(
          context,
        );
        return { value: script.runInContext(context, { timeout: timeoutMs }) as unknown };
      } catch (error) {
        return { failure: messageOf(error) };
      }
    },
  };
}

function messageOf(error: unknown): string {
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  return typeof message === 'string' ? `${String(name)}: ${message}` : String(error);
}
