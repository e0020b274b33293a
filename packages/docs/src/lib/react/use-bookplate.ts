import type { CurrentReader } from '@bookplate/browser';
import { useSyncExternalStore } from 'react';

declare global {
  namespace Bookplate {
    /** `content` is added by the site's own `bookplate.d.ts`, which `bookplate types` writes from its `userSchema`. */
    interface Types {}
  }
}

type Content = Bookplate.Types extends { content: infer Own } ? Own : Record<string, unknown>;

/** What authors write as `user`: undefined while nobody is known. */
export type ReactUser = (Readonly<Content> & { readonly groups: readonly string[] }) | undefined;

/**
 * Computes from the reader, and again whenever the reader changes. On the server and while React hydrates, nobody is
 * known, so that both have the same HTML.
 *
 * @param select given the reader, or undefined
 * @returns what `select` does; undefined if it throws in the browser, which the console then shows
 */
export function useBookplate<Value>(select: (user: ReactUser) => Value): Value | undefined {
  const user = useSyncExternalStore(subscribe, readUser, () => undefined);
  // Where pages are built, an error is to end the build: nobody would see it later.
  if (typeof window === 'undefined') return select(user);
  try {
    return select(user);
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

/**
 * @returns the reader with the values for playgrounds, which come with the answer; undefined while React hydrates
 */
export function usePageReader(): CurrentReader {
  return useSyncExternalStore(
    subscribeToValues,
    () => window.bookplate?.page.reader,
    () => undefined,
  );
}

/**
 * @returns whether React has hydrated the page
 */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}

function subscribe(onChange: () => void): () => void {
  addEventListener('bookplate:user', onChange);
  return () => removeEventListener('bookplate:user', onChange);
}

function subscribeToValues(onChange: () => void): () => void {
  const events = ['bookplate:user', 'bookplate:reader'] as const;
  for (const event of events) addEventListener(event, onChange);
  return () => {
    for (const event of events) removeEventListener(event, onChange);
  };
}

let known: { readonly reader: CurrentReader; readonly user: ReactUser } | undefined;

/** The same object for the same reader, as `useSyncExternalStore` asks for. */
function readUser(): ReactUser {
  const reader = window.bookplate?.page.reader;
  if (known?.reader !== reader)
    known = {
      reader,
      user: reader ? { ...reader.content, groups: reader.groups ?? [] } : undefined,
    };
  return known?.user;
}
