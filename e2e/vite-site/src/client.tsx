import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const page = (
  <StrictMode>
    <Page name={root.dataset['page'] ?? ''} />
  </StrictMode>
);
// Pages that were rendered when they were built have their content already.
if (root.firstElementChild) hydrateRoot(root, page, { onRecoverableError: reportError });
else createRoot(root).render(page);
