import { escapeHtml } from '../react/escape-html.ts';
import type { Target } from '../page/target.ts';
import type { WriteText } from './paint-code.ts';

/**
 * @param target what shows the pages
 * @returns makes the element for a program within highlighted code
 */
export function textWriter(target: Target): WriteText {
  return target === 'static' ? writeStatic : writeReactText;
}

const writeStatic: WriteText = (program, fallback) => ({
  type: 'element',
  tagName: 'bookplate-text',
  properties: { value: JSON.stringify(program) },
  children: fallback === '' ? [] : [{ type: 'text', value: fallback }],
});

/**
 * What `BookplateText` renders, so that the page has nothing to import.
 *
 * @param program what to show
 * @param fallback for anonymous readers
 * @returns the element
 */
export const writeReactText: WriteText = (program, fallback) => ({
  type: 'mdxJsxTextElement',
  name: 'bookplate-text',
  attributes: [
    { type: 'mdxJsxAttribute', name: 'value', value: JSON.stringify(program) },
    { type: 'mdxJsxAttribute', name: 'suppressHydrationWarning', value: null },
    {
      type: 'mdxJsxAttribute',
      name: 'dangerouslySetInnerHTML',
      value: objectExpression('__html', escapeHtml(fallback)),
    },
  ],
  children: [],
  // The tag is what it says: no component is put in its place.
  data: { _mdxExplicitJsx: true },
});

/** `{name: 'value'}` with the syntax tree that MDX compiles from. */
function objectExpression(name: string, value: string): object {
  const property = {
    type: 'Property',
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
    key: { type: 'Identifier', name },
    value: { type: 'Literal', value },
  };
  const expression = { type: 'ObjectExpression', properties: [property] };
  const body = [{ type: 'ExpressionStatement', expression }];
  return {
    type: 'mdxJsxAttributeValueExpression',
    value: JSON.stringify({ [name]: value }),
    data: { estree: { type: 'Program', sourceType: 'module', body, comments: [] } },
  };
}
