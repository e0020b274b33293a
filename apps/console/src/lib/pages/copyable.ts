import { assets } from '../web/assets.ts';
import { type Html, html } from './html.ts';

/**
 * Lines to paste somewhere else, with a button that copies them where the browser can.
 *
 * @param id of the text on its page
 * @param text the lines
 * @returns the piece
 */
export function copyable(id: string, text: string): Html {
  return html`<div class="copyable">
    <pre tabindex="0"><code id="${id}">${text}</code></pre>
    <button type="button" class="quiet" data-copies="${id}" aria-live="polite" hidden>Copy</button>
    <script type="module" src="${assets.copy.path}"></script>
  </div>`;
}
