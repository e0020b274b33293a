/** Elements on the page now, each with the function that brings its text up to date. */
const updates = new Map<Element, () => void>();

/**
 * Defines `<bookplate-text value="user.firstName">reader</bookplate-text>`. The fallback is ordinary text in the
 * HTML, for crawlers and readers without JavaScript; what replaces it is ordinary text too, so it can be selected,
 * copied and found.
 *
 * @param textOf what to show for a `value`, or undefined for the fallback
 * @returns brings all elements up to date, to be called when the reader changes
 */
export function defineTextElement(textOf: (value: string) => string | undefined): () => void {
  let isParsing = document.readyState === 'loading';
  customElements.define(
    'bookplate-text',
    class extends HTMLElement {
      #fallback = '';
      #shown = '';
      // The parser adds the fallback after the element, and network chunks can split it; a framework may write it
      // anew. So the observer is kept on, and runs before the next frame each time.
      readonly #observer = new MutationObserver(() => this.#update());

      connectedCallback(): void {
        updates.set(this, () => this.#update());
        this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
        this.#update();
      }

      disconnectedCallback(): void {
        updates.delete(this);
        this.#observer.disconnect();
      }

      #update(): void {
        const text = this.textContent;
        if (text !== this.#shown) {
          // While the page is parsed, what follows our own text is more of the fallback.
          const isMore = isParsing && text.startsWith(this.#shown);
          this.#fallback = isMore ? this.#fallback + text.slice(this.#shown.length) : text;
        }
        this.#shown = textOf(this.getAttribute('value') ?? '') ?? this.#fallback;
        if (text !== this.#shown) this.textContent = this.#shown;
      }
    },
  );
  const updateAll = (parsed?: unknown): void => {
    for (const update of updates.values()) update();
    if (parsed) isParsing = false;
  };
  // HTML, "the end": this event is dispatched before observers have seen the last that was parsed, and before a deferred
  // script can replace a fallback.
  document.addEventListener('readystatechange', updateAll);
  return updateAll;
}
