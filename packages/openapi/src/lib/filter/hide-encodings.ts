import { isNode, listOf, type Node, nodeOf } from '../grammar/node.ts';
import { always, type Applied, composeApplied } from './compose.ts';
import { schemasOfItem, schemasOfProperty } from './described-by.ts';
import { leaveOutKeys } from './leave-out.ts';
import { isAffected } from './affected.ts';
import type { Writing } from './writing.ts';

/**
 * Takes out of a media type the encodings of what is hidden. They are named after the properties that they are for, or
 * stand in the order of the items (OpenAPI 3.2.0 §4.14.1).
 *
 * @param source the media type
 * @param writing at work
 */
export function hideEncodings(source: Node, writing: Writing): void {
  if (!keys.some((key) => key in source)) return;
  const { schema, itemSchema } = source;
  if (!isAffected(writing.visibility, schema) && !isAffected(writing.visibility, itemSchema))
    return;
  writing.later(() => {
    if (schema !== undefined) hideIn(source, [always(schema)], writing);
    if (itemSchema !== undefined)
      hideIn(source, [always({ type: 'array', items: itemSchema })], writing);
  });
}

const keys = ['encoding', 'prefixEncoding', 'itemEncoding'] as const;

/** In a media type, or in the encoding of a part that has parts. */
function hideIn(source: Node, applied: readonly Applied[], writing: Writing): void {
  const copy = writing.copyOf(source);
  if (!copy || !keys.some((key) => key in source)) return;
  const composition = composeApplied(writing.visibility, applied);
  const { encoding, prefixEncoding, itemEncoding } = source;
  const gone = new Set<string>();
  for (const [name, inner] of Object.entries(nodeOf(encoding))) {
    const described = schemasOfProperty(writing.visibility, composition, name);
    if (described === 'hidden') gone.add(name);
    else if (isNode(inner)) hideIn(inner, described.filter(isShown), writing);
  }
  leaveOutKeys(copy, 'encoding', (name) => gone.has(name));
  const first = listOf(prefixEncoding);
  for (const [index, inner] of [...first, itemEncoding].entries()) {
    if (!isNode(inner)) continue;
    const described = schemasOfItem(writing.visibility, composition, index);
    if (described !== 'hidden') hideIn(inner, described.filter(isShown), writing);
    else if (index < first.length) clear(copy['prefixEncoding'], index);
    else delete copy['itemEncoding'];
  }
}

/** The others keep their positions. */
function clear(list: unknown, index: number): void {
  if (Array.isArray(list)) list[index] = {};
}

function isShown({ isHidden }: Applied): boolean {
  return !isHidden;
}
