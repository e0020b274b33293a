import { continuePage } from './lib/continue-page.ts';
import { explain } from './lib/explain.ts';
import { mountPreviewBar } from './lib/preview-bar.ts';
import { startPreview } from './lib/preview.ts';
import { startPage } from './lib/start-page.ts';

// Twice on a page, by a theme and by a plugin for instance: the first one does it. And only where the host's
// development server has looked for personas.
const personas = window.bookplate ? undefined : document.currentScript?.dataset['personas'];

startPage();
continuePage({
  explain,
  startPreview: (show) => {
    if (personas === undefined) return;
    const preview = startPreview(personas, show);
    addEventListener('DOMContentLoaded', () => mountPreviewBar(preview));
  },
});
