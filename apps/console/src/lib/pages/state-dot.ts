import { type Html, html } from './html.ts';

/** How something is doing. Each tone has its own shape, for readers who do not see the colours. */
export type Tone = 'good' | 'note' | 'bad' | 'off';

const shapes: Readonly<Record<Tone, Html>> = {
  good: html`<circle cx="6" cy="6" r="5" fill="currentColor" />`,
  note: html`<circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6" />`,
  bad: html`<path d="M6 .8 11.6 11H.4Z" fill="currentColor" />`,
  off: html`<path d="M1.5 6h9" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />`,
};

/**
 * A dot beside words that say the same.
 *
 * @param tone of the words
 * @returns the piece
 */
export function stateDot(tone: Tone): Html {
  return html`<svg class="dot ${tone}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shapes[tone]}</svg>`;
}
