import { warnOfPrefill } from '@bookplate/openapi';
import { type Scalar, startScalarPage } from '@bookplate/openapi/scalar-page';

/**
 * Starts Scalar in each `<bookplate-reference>`, in the place of the list that everyone has. It is loaded only for them,
 * and from the site itself. A custom element, because a router of the site may bring in one page after the other.
 */
export function defineReference(): void {
  customElements.define('bookplate-reference', Reference);
}

class Reference extends HTMLElement {
  #document: object | undefined;
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.#document ??= JSON.parse(this.querySelector('script')?.textContent ?? '') as object;
    const page = { document: this.#document, wholeUrl: this.dataset['whole'] };
    this.#end = startScalarPage(this, page, {
      load,
      onPrefill: import.meta.env.DEV ? warnOfPrefill : undefined,
    });
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}

async function load(): Promise<Scalar> {
  const [scalar] = await Promise.all([
    import('@scalar/api-reference'),
    import('@scalar/api-reference/style.css'),
  ]);
  return scalar;
}
