import { type ComponentType, Fragment, type ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';

/** The address of the Info API, which the page has. */
export const infoApi = document.documentElement.dataset['api'] ?? '';

/**
 * Makes the heading of the page one of React's, rendered on the server for nobody.
 *
 * @param useName a hook: the name once it is known
 * @param Provider what the hook needs around it
 */
export function hydrateHeading(
  useName: () => string | undefined,
  Provider: ComponentType<{ children: ReactNode }> = Fragment,
): void {
  const Heading = (): ReactNode => `Hello, ${useName() ?? 'reader'}`;
  hydrateRoot(
    document.querySelector('h1')!,
    <Provider>
      <Heading />
    </Provider>,
  );
}
