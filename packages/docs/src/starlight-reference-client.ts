import { describePrefillWarning, keepPlayground, type Prefill } from '@bookplate/openapi';
import { scalarPlayground } from '@bookplate/openapi/scalar';
import { followTheme } from './lib/starlight/follow-theme.ts';

/**
 * Starts Scalar in each `<bookplate-reference>` of the page, in the place of the list that everyone has. It is loaded
 * only there, and from the site itself.
 */
export async function startReferences(): Promise<void> {
  const elements = document.querySelectorAll<HTMLElement>('bookplate-reference');
  const [{ createApiReference }] = await Promise.all([
    import('@scalar/api-reference'),
    import('@scalar/api-reference/style.css'),
  ]);
  followTheme();
  for (const element of elements) {
    const { whole } = element.dataset;
    const given = JSON.parse(element.querySelector('script')?.textContent ?? '') as object;
    const place = document.createElement('div');
    const playground = scalarPlayground((configuration) => {
      if (!place.isConnected) element.replaceChildren(place);
      const reference = createApiReference(place, configuration);
      // It stands in the page's own, and a page has one (HTML §4.4.14). The label is Scalar's.
      place.querySelector('main')?.setAttribute('role', 'region');
      return reference;
    }, settings);
    const source = whole ? { everyone: given, loadWhole: () => load(whole) } : given;
    keepPlayground(source, playground, explain);
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

const explained = new Set<string>();

function explain({ warnings }: Prefill): void {
  if (!import.meta.env.DEV) return;
  for (const text of warnings.map(describePrefillWarning)) {
    if (!explained.has(text)) console.warn(`[bookplate] ${text}`);
    explained.add(text);
  }
}
