/** Elements on the page now, each with the function that brings it up to date. */
const updates = new Map<Element | null | undefined, () => void>();
/** Receive what the observer sees. */
export const painters: ((records: readonly MutationRecord[]) => void)[] = [
  (records) => {
    for (const { target } of records) {
      const element = (target as Element).closest ? (target as Element) : target.parentElement;
      updates.get(element?.closest('bookplate-text'))?.();
    }
  },
];
/** The one observer of the page. It runs before the next frame. */
export const observer: MutationObserver = new MutationObserver((records) => {
  painters.forEach((paint) => paint(records));
});

/**
 * Defines an element that depends on the reader. The parser connects it before anything of it can be painted.
 *
 * @param name of the element
 * @param prepare called once for each element; returns what brings it up to date
 */
export function defineElement(name: string, prepare: (element: HTMLElement) => () => void): void {
  customElements.define(
    name,
    class extends HTMLElement {
      readonly #update = prepare(this);

      connectedCallback(): void {
        updates.set(this, this.#update);
        this.#update();
      }

      disconnectedCallback(): void {
        updates.delete(this);
      }
    },
  );
}

/** Brings all elements up to date. */
export function updateElements(): void {
  updates.forEach((update) => update());
}
