import { walk } from 'estree-walker';
import type { Expression } from '../expression/parse-expression.ts';
import { isSampleMeta } from './code-fence.ts';
import { attributeExpression, type ElementAttribute, sourceOf } from './element-attribute.ts';
import { expressionOf } from './expression-of.ts';
import type { Point } from './point-at.ts';
import { type CompiledNode, placeOf } from './place-of.ts';
import { pointAt } from './point-at.ts';
import { readerBracesIn } from './reader-braces.ts';
import type { Target } from './target.ts';
import { type LiteralBraces, type LiteralNode, toBraces, type Words } from './literal-node.ts';
import { inAttribute, inCode, inImage, inLink, withFallbacks } from './literal-words.ts';

/**
 * Finds the braces over the reader that a node of an MDX page shows as they stand.
 *
 * @param node any; its children are not looked at
 * @param file what the page was read from
 * @param target what shows the page
 * @returns in the order of the text
 */
export function literalBracesIn(
  node: LiteralNode,
  file: string,
  target: Target,
): readonly LiteralBraces[] {
  const { type, url = '', title, children = [], position } = node;
  const start = position?.start.offset ?? 0;
  const end = position?.end?.offset ?? start;
  const scan = (
    from: number,
    to: number,
    words: (source: string) => Words,
  ): readonly LiteralBraces[] =>
    readerBracesIn(file.slice(from, to)).map(({ source, at }) =>
      toBraces(source, pointAt(file, from + at), words(source)),
    );
  switch (type) {
    case 'link': {
      // What is in the brackets may be expressions. A bare address is its own text, up to the first space.
      const isBare = file[start] !== '[';
      const text = isBare ? start : (children.at(-1)?.position?.end?.offset ?? start);
      const last = isBare ? end + (/^.*/.exec(file.slice(end))?.[0].length ?? 0) : end;
      return scan(text, last, (source) => inLink(source, url, title)).filter(
        ({ source }) => !isBare || file.indexOf(source, start) < end,
      );
    }
    case 'definition':
      return scan(start, end, (source) => inLink(source, url, title));
    case 'image':
    case 'imageReference':
      return scan(start, end, (source) => inImage(node, source, file.slice(start, end)));
    case 'inlineCode':
      return scan(start, end, (source) => inCode(node.value ?? '', source)).filter(
        ({ source }) => !file.slice(start, end).includes(`$${source}`),
      );
    case 'code':
      if (!isSampleMeta(node.meta)) return [];
      return scan(start, file.indexOf('\n', start), () => ({
        reason: 'what a fence says is the same for everyone',
        instead: 'Write it in the code, or in the text above it.',
      }));
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return inJavaScript(
        node.value ?? '',
        () => expressionOf(node, file),
        target,
        (at) => placeOf({ at, attribute: undefined }, expressionNode(node), file),
      );
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      return inAttributes(node, file, target);
    default:
      return [];
  }
}

/** Directives have other attributes than elements, which are not looked at. */
function expressionNode({ type, value = '', data, position }: LiteralNode): CompiledNode {
  return { type, value, data, position };
}

/** Texts in attributes. */
function inAttributes(node: LiteralNode, file: string, target: Target): readonly LiteralBraces[] {
  const { position } = node;
  const attributes = (node.attributes ?? []) as readonly ElementAttribute[];
  return attributes.flatMap((attribute, index): readonly LiteralBraces[] => {
    const pointOf = (at: number): Point =>
      placeOf({ at, attribute: index }, { attributes, position }, file);
    const { value } = attribute;
    if (attribute.type === 'mdxJsxAttribute' && typeof value === 'string')
      return readerBracesIn(value).map(({ source, at }) =>
        toBraces(source, pointOf(at), inAttribute(attribute.name, value, node.name ?? '', target)),
      );
    const expression = (): Expression | undefined => attributeExpression(attribute, file);
    return inJavaScript(sourceOf(attribute), expression, target, pointOf);
  });
}

/**
 * Texts in an expression. A text in quotes is how authors write braces that readers are to see.
 */
function inJavaScript(
  code: string,
  expressionIn: () => Expression | undefined,
  target: Target,
  pointOf: (at: number) => Point,
): readonly LiteralBraces[] {
  if (readerBracesIn(code).length === 0) return [];
  const expression = expressionIn();
  if (!expression) return [];
  const found: LiteralBraces[] = [];
  const add = (node: object, text: string, words: (source: string) => Words): void => {
    const { start } = node as { start: number };
    for (const { source, at } of readerBracesIn(text))
      // A `$` before it is the template's own: that is no text.
      if (text[at - 1] !== '$') found.push(toBraces(source, pointOf(start + at), words(source)));
  };
  walk(expression.tree as Parameters<typeof walk>[0], {
    enter(node, parent) {
      if (node.type === 'TemplateElement')
        add(node, node.value.raw, (source) => ({
          reason: 'a template has its values in ${ }',
          instead: `Write $${withFallbacks(source)}; or quotes around the text for braces that readers are to see.`,
        }));
      const { type, name } = (parent ?? {}) as { type?: string; name?: { name?: unknown } };
      if (node.type === 'Literal' && type === 'JSXAttribute') {
        const { raw = '' } = node;
        add(node, raw, () => inAttribute(String(name?.name), raw.slice(1, -1), 'a', target));
      }
    },
  });
  return found;
}
