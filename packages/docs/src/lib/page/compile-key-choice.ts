import { AuthorError } from './author-error.ts';
import { type ElementTag, textAttribute } from './element-attribute.ts';
import { ignoredBySearch } from './compile-groups.ts';
import type { PageContext } from './target.ts';

/**
 * Compiles `<KeyChoice />`, where readers with several keys for API playgrounds choose one: the code samples of the page
 * follow. With React it is a component; elsewhere it is the HTML that the script of the page fills in.
 *
 * @param tag the element
 * @param context of the page
 * @returns the tag to put in its place, or undefined to keep it as it is
 * @throws {AuthorError} if its label is no text
 */
export function compileKeyChoice(tag: ElementTag, context: PageContext): ElementTag | undefined {
  if (context.target === 'react') {
    context.reactNames.add('KeyChoice');
    return undefined;
  }
  const index = tag.attributes.findIndex(
    (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'label',
  );
  const label = tag.attributes[index];
  const text = label?.type === 'mdxJsxAttribute' ? (label.value ?? 'Key') : 'Key';
  if (typeof text !== 'string')
    throw new AuthorError(
      'key-choice',
      'Expected a text: <KeyChoice label="Key" />.',
      undefined,
      index,
    );
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    name: 'label',
    attributes: [
      textAttribute('data-bookplate-keys', ''),
      ignoredBySearch,
      ...tag.attributes.filter((attribute) => attribute !== label),
      // Astro's attribute for it.
      textAttribute('set:html', `${shown} <select></select>`),
    ],
  };
}
