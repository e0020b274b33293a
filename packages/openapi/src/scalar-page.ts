import { followTheme } from './lib/playground/follow-theme.ts';
import { syncPlayground } from './lib/playground/sync-playground.ts';
import type { ToolbarTexts } from './lib/playground/toolbar.ts';
import type { Prefill } from './lib/prefill/prefill.ts';
import { scalarPlayground, type ScalarReference } from './scalar.ts';

/** The document of a page with an API reference. */
export interface PageDocument {
  /** OpenAPI 3.0 or 3.1: what everyone sees, or all of it. */
  readonly document: object;
  /** The URL of a file with the whole document, if {@link document} is only a part. */
  readonly wholeUrl?: string | undefined;
}

/** What we use of `@scalar/api-reference`. */
export interface Scalar {
  readonly createApiReference: (place: Element, configuration: object) => ScalarReference;
}

/** What a docs host gives to Scalar. */
export interface ScalarPageOptions {
  /** Loads `@scalar/api-reference` and its stylesheet, from the site itself. */
  readonly load: () => Promise<Scalar>;
  /** Is called when Scalar replaces what is in the page. */
  readonly onStart?: () => void;
  /** Is told each prefill; in development, pass `warnOfPrefill`. */
  readonly onPrefill?: ((prefill: Prefill) => void) | undefined;
  /** Words of the toolbar, in the language of the page. */
  readonly texts?: Partial<ToolbarTexts>;
}

/** The host has a switch for its theme in the header, and its search has the key "K". */
const settings = { hideDarkModeToggle: true, searchHotKey: 'i' };

/**
 * Starts Scalar's API reference in a page of a docs host whose theme is in `data-theme` of the root element.
 *
 * @param host an element of the page; its children are replaced
 * @param page the document
 * @param options what the docs host gives to Scalar
 * @returns ends the reference, also before it has started
 */
export function startScalarPage(
  host: Element,
  { document: given, wholeUrl }: PageDocument,
  { load, onStart, onPrefill, texts }: ScalarPageOptions,
): () => void {
  let isEnded = false;
  let end: (() => void) | undefined;
  const start = async (): Promise<void> => {
    const { createApiReference } = await load();
    if (isEnded) return;
    const stopTheme = followTheme();
    const place = document.createElement('div');
    let reference: ScalarReference | undefined;
    const playground = scalarPlayground((configuration) => {
      if (!place.isConnected) {
        host.replaceChildren(place);
        onStart?.();
      }
      reference = createApiReference(place, configuration);
      // It is in the page's own `<main>`, and a page has one (HTML §4.4.14). The label is Scalar's.
      place.querySelector('main')?.setAttribute('role', 'region');
      return reference;
    }, settings);
    const source = wholeUrl ? { everyone: given, loadWhole: () => fetchJson(wholeUrl) } : given;
    const endSync = syncPlayground(source, playground, onPrefill, texts);
    end = () => {
      endSync();
      reference?.destroy();
      stopTheme();
    };
  };
  void start();
  return () => {
    isEnded = true;
    end?.();
  };
}

async function fetchJson(url: string): Promise<object> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return (await answer.json()) as object;
}
