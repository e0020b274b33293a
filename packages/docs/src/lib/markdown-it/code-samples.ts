import { randomBytes } from 'node:crypto';
import { withPage } from '../build-code.ts';
import { AuthorError } from '../page/author-error.ts';
import { readCodeSample } from '../page/code-fence.ts';
import type { HtmlNode } from '../code-sample/html-node.ts';
import { paintCode } from '../code-sample/paint-code.ts';
import { SampleError, describeUnpaintable } from '../code-sample/paint-sample.ts';
import { readSample } from '../code-sample/read-sample.ts';
import { textWriter } from '../code-sample/write-text.ts';
import type { PageState, Token } from './hooks.ts';

/** A transformer of Shiki, as far as it is used here: https://shiki.style/guide/transformers */
export interface CodeTransformer {
  readonly name: string;
  code(
    this: { readonly options: { readonly meta?: { readonly __raw?: string } } },
    node: object,
  ): void;
}

/** The pieces of each sample, from when its page is parsed until it is highlighted. */
const pieces = new Map<string, { readonly json: string; readonly page: PageState }>();

/** In the meta of a fence. Hosts look there for digits, which are lines to highlight. */
const keyPattern = /\bbookplate:[a-z]+\b/;

/**
 * Compiles a fence that has the word `user`: what the highlighter is given is the sample for everyone.
 *
 * @param fence is changed
 * @param page in which it stands
 * @throws {AuthorError} if an expression cannot stand in code
 */
export function compileFence(fence: Token, page: PageState): void {
  const [, language = '', meta = ''] = /^\s*(\S*)\s*([^]*)$/.exec(fence.info) ?? [];
  const sample = readCodeSample(meta, fence.content);
  if (!sample) return;
  fence.content = sample.text;
  const words = [language, sample.meta ?? ''];
  if (sample.pieces !== undefined) {
    const key = `bookplate:${newKey()}`;
    // Spaces at the end are taken from the code before it is highlighted.
    pieces.set(key, { json: sample.pieces, page });
    page.samples.add(key);
    words.push(key);
  }
  fence.info = words.filter(Boolean).join(' ');
}

function newKey(): string {
  return [...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

/**
 * Puts the reader into highlighted code: one of `markdown.codeTransformers` of VitePress, after all others.
 *
 * @returns the transformer
 */
export function codeTransformer(): CodeTransformer {
  const writeText = textWriter('static');
  return {
    name: 'bookplate',
    code(node) {
      // oxlint-disable-next-line no-underscore-dangle -- Shiki's name
      const [key = ''] = keyPattern.exec(this.options.meta?.__raw ?? '') ?? [];
      const found = pieces.get(key);
      if (!found) return;
      pieces.delete(key);
      found.page.samples.delete(key);
      const sample = readSample(found.json);
      if (!paintCode(node as HtmlNode, sample, writeText))
        throw new SampleError(withPage('sample-highlighter', describeUnpaintable(sample)));
    },
  };
}

/**
 * @param page after all of it is rendered
 * @throws {AuthorError} if a sample was never highlighted: the site has its own highlighter
 */
export function checkSamples({ samples }: PageState): void {
  if (samples.size === 0) return;
  for (const key of samples) pieces.delete(key);
  throw new AuthorError(
    'sample-highlighter',
    'Found a code sample with `user` that the highlighter of VitePress did not see. Remove `markdown.highlight` from the configuration, or `user` from the fence.',
    0,
  );
}
