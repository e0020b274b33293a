import { readCodeSample } from './code-fence.ts';

/** The element that holds a sample from when its page is compiled until it is highlighted. */
export const sampleTag = 'bookplate-code';

/** The attribute with the pieces of a sample. */
export const piecesAttribute = 'data-bookplate-code';

/** A code block of mdast. */
interface CodeNode {
  readonly type: 'code';
  readonly meta?: string | null | undefined;
  readonly value: string;
  readonly data?: object | undefined;
  readonly position?: object | undefined;
}

/** Around a code block: a highlighter makes other elements of the block, and would lose what is on it. */
interface Placeholder<Node extends CodeNode> {
  readonly type: 'blockquote';
  readonly data: { readonly hName: string; readonly hProperties: Record<string, string> };
  readonly children: Node[];
  readonly position?: Node['position'];
}

/**
 * Compiles a code block whose fence has the word `user`.
 *
 * @param node the block
 * @param isHighlighted a plugin of ours is there to put the reader into what the highlighter makes of it; else the
 * host gets the pieces as an attribute
 * @returns what is in its place, or undefined to keep it as it is
 * @throws {AuthorError} if an expression cannot stand in code
 */
export function compileCode<Node extends CodeNode>(
  node: Node,
  isHighlighted: boolean,
): Node | Placeholder<Node> | undefined {
  const sample = readCodeSample(node.meta, node.value);
  if (!sample) return undefined;
  const { meta, text: value, pieces } = sample;
  const code = { ...node, meta, value };
  if (pieces === undefined) return code;
  const hProperties = { [piecesAttribute]: pieces };
  if (isHighlighted)
    return {
      type: 'blockquote',
      data: { hName: sampleTag, hProperties },
      children: [code],
      position: node.position,
    };
  const data: { readonly hProperties?: object } | undefined = node.data;
  return { ...code, data: { ...data, hProperties: { ...data?.hProperties, ...hProperties } } };
}
