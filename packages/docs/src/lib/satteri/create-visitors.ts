import { fileURLToPath } from 'node:url';
import type {
  MdastNode,
  MdastPluginDefinition,
  MdastVisitorContext,
  MdxFlowExpression,
  MdxJsxFlowElement,
  MdxJsxTextElement,
  MdxTextExpression,
} from 'satteri';
import { findBoundNames } from '../expression/free-names.ts';
import { AuthorError } from '../page/author-error.ts';
import { readCodeSample } from '../page/code-fence.ts';
import { checkHeading } from '../page/check-heading.ts';
import { compileElement } from '../page/compile-element.ts';
import { placeOf } from '../page/place-of.ts';
import { type AdapterOptions, type PageContext, reactImport } from '../page/target.ts';
import { writeExpression } from '../page/write-expression.ts';
import { toMdx } from '../page/write-program.ts';
import { PageError } from './page-error.ts';

/**
 * Makes the visitors for one page.
 *
 * @param options of the plugin
 * @returns a plugin that is to be used once
 */
export function createVisitors({ target }: AdapterOptions): MdastPluginDefinition {
  let context: PageContext;

  const visitExpression = (
    node: Readonly<MdxTextExpression | MdxFlowExpression>,
    visit: MdastVisitorContext,
  ): { raw: string } | undefined => {
    const isFlow = node.type === 'mdxFlowExpression';
    const heading = headingOf(node, visit);
    const place = heading ? 'heading' : isFlow ? 'flow' : 'inline';
    const written = reporting(node, visit, () => writeExpression(node.value, context, place));
    if (written !== undefined && heading)
      reporting(node, visit, () => checkHeading(visit.textContent(heading)));
    return written === undefined ? undefined : { raw: toMdx(written) };
  };

  const visitElement = <Element extends MdxJsxFlowElement | MdxJsxTextElement>(
    node: Readonly<Element>,
    visit: MdastVisitorContext,
  ): Element | undefined => {
    const tag = reporting(node, visit, () => compileElement(node, context));
    return tag && { ...node, name: tag.name, attributes: [...tag.attributes] };
  };

  return {
    name: 'bookplate',
    options: { position: true },
    before({ children }) {
      const statements = children.flatMap((node) => (node.type === 'mdxjsEsm' ? [node.value] : []));
      context = {
        target,
        headingText: 'set:text',
        boundNames: findBoundNames(statements.join('\n')),
        reactNames: new Set(),
      };
    },
    mdxTextExpression: visitExpression,
    mdxFlowExpression: visitExpression,
    mdxJsxTextElement: visitElement,
    mdxJsxFlowElement: visitElement,
    code(node) {
      const sample = readCodeSample(node.meta, node.value);
      if (!sample) return undefined;
      const { meta, text: value, pieces } = sample;
      const data: { hProperties?: object | undefined } | undefined = node.data;
      const hProperties = { ...data?.hProperties, 'data-bookplate-code': pieces };
      return { ...node, meta, value, ...(pieces && { data: { ...data, hProperties } }) };
    },
    after(root, visit) {
      const value = reactImport(context);
      if (value) visit.appendChild(root, { type: 'mdxjsEsm', value });
    },
  };
}

function headingOf(
  node: Readonly<MdastNode>,
  visit: MdastVisitorContext,
): Readonly<MdastNode> | undefined {
  for (let parent = visit.parent(node); parent; parent = visit.parent(parent))
    if (parent.type === 'heading') return parent;
  return undefined;
}

/** Gives a mistake in a node its place in the file. */
function reporting<Result>(
  node: Readonly<MdxTextExpression | MdxFlowExpression | MdxJsxFlowElement | MdxJsxTextElement>,
  { fileURL, source }: MdastVisitorContext,
  compile: () => Result,
): Result {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    const file = fileURL?.protocol === 'file:' ? fileURLToPath(fileURL) : 'the page';
    throw new PageError(error.message, file, placeOf(error, node, source));
  }
}
