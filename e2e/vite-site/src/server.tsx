import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { Page } from './page.tsx';

/**
 * Renders a page when the site is built: for nobody.
 *
 * @param name of the page
 * @returns HTML
 */
export function render(name: string): string {
  return renderToString(
    <StrictMode>
      <Page name={name} />
    </StrictMode>,
  );
}
