import { explain } from './lib/explain.ts';
import { startPage } from './lib/page.ts';
import { mountPreviewBar } from './lib/preview-bar.ts';
import { previewPage } from './lib/preview.ts';
import { continuePage } from './lib/rest.ts';

// Twice on a page, by a theme and by a plugin for instance: the first one does it. And only where the host's
// development server has looked for personas.
const personas = window.bookplate ? undefined : document.currentScript?.dataset['personas'];

startPage();
continuePage({
  explain,
  preview: (page) => {
    if (personas === undefined) return;
    const preview = previewPage(page, personas);
    addEventListener('DOMContentLoaded', () => mountPreviewBar(preview));
  },
});
