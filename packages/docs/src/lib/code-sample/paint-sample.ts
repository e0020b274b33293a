import { piecesAttribute } from '../page/compile-code.ts';
import { copyProgram } from './copy-program.ts';
import { elementsOf, type HtmlNode, propertyOf } from './html-node.ts';
import { paintCode, type WriteText } from './paint-code.ts';
import { readSample, type Sample } from './read-sample.ts';

/** The reader cannot be put into a sample. */
export class SampleError extends Error {
  override readonly name = 'SampleError';
  readonly code = 'sample-highlighter';
}

/**
 * Puts the reader into a sample that was highlighted: into its code, and into what its copy button copies.
 *
 * @param placeholder the element that holds it; what is in it is changed
 * @param writeText makes the elements
 * @returns what replaces the placeholder
 * @throws {SampleError} if the code is not that of the sample
 */
export function paintSample(placeholder: HtmlNode, writeText: WriteText): HtmlNode[] {
  const { children = [] } = placeholder;
  const sample = readSample(String(propertyOf(placeholder, piecesAttribute)));
  const elements = elementsOf(children);
  const codes = elements
    .filter(({ tagName }) => tagName === 'pre')
    .flatMap((pre) => elementsOf(pre.children ?? []).filter(({ tagName }) => tagName === 'code'));
  const isPainted = codes.map((code) => paintCode(code, sample, writeText));
  if (isPainted.length === 0 || isPainted.includes(false))
    throw new SampleError(describeUnpaintable(sample));
  for (const element of elements) {
    const copied = propertyOf(element, 'data-code');
    const program = typeof copied === 'string' && copyProgram(copied, sample);
    if (program)
      element.properties = {
        ...element.properties,
        'data-bookplate-attributes': JSON.stringify({ 'data-code': program }),
      };
  }
  return children.filter(({ type, value }) => type !== 'text' || value?.trim());
}

/**
 * @param sample whose code the highlighter has changed
 * @returns what its author can do
 */
export function describeUnpaintable({ lines }: Sample): string {
  return `The code sample that begins with ${JSON.stringify(lines[0])} names the reader where the site's highlighter makes another text of it, or leaves a line out: a comment that names the file, or a last line that is empty for everyone. Move the expression to another line, or remove \`user\` from the fence.`;
}
