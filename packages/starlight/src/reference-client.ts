import { syncPlayground, warnOfPrefill } from '@bookplate/openapi';
import { scalarPlayground } from '@bookplate/openapi/scalar';
import { followTheme } from './lib/client/follow-theme.ts';

/**
 * Starts Scalar in each `<bookplate-reference>`, in the place of the list that everyone has. It is loaded only for them,
 * and from the site itself. A custom element, because a router of the site may bring in one page after the other.
 */
export function defineReference(): void {
  customElements.define('bookplate-reference', Reference);
}

class Reference extends HTMLElement {
  #given: object | undefined;
  #end: (() => void) | undefined;

  connectedCallback(): void {
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#end?.();
    this.#end = undefined;
  }

  async #start(): Promise<void> {
    const [{ createApiReference }] = await Promise.all([
      import('@scalar/api-reference'),
      import('@scalar/api-reference/style.css'),
    ]);
    if (!this.isConnected || this.#end) return;
    followTheme();
    const { whole } = this.dataset;
    this.#given ??= JSON.parse(this.querySelector('script')?.textContent ?? '') as object;
    const given = this.#given;
    const place = document.createElement('div');
    let reference: ReturnType<typeof createApiReference> | undefined;
    const playground = scalarPlayground((configuration) => {
      if (!place.isConnected) this.replaceChildren(place);
      reference = createApiReference(place, configuration);
      // It is in the page's own `<main>`, and a page has one (HTML §4.4.14). The label is Scalar's.
      place.querySelector('main')?.setAttribute('role', 'region');
      return reference;
    }, settings);
    const source = whole ? { everyone: given, loadWhole: () => load(whole) } : given;
    const warn = import.meta.env.DEV ? warnOfPrefill : undefined;
    const end = syncPlayground(source, playground, warn);
    this.#end = () => {
      end();
      reference?.destroy();
    };
  }
}

async function load(url: string): Promise<object> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return (await answer.json()) as object;
}

const settings = {
  // Starlight's own is in the header, and so is its search by "K".
  hideDarkModeToggle: true,
  searchHotKey: 'i',
};
