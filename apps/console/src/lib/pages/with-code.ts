import { type Html, html } from './html.ts';

/**
 * Marks code in a sentence.
 *
 * @param text with code in backticks
 * @returns the piece
 */
export function withCode(text: string): Html {
  // What is between backticks is at odd places.
  const parts = text.split('`');
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
