import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocsHost } from './host.ts';
import { settings } from './settings.ts';
import { packageFile, versionsOf, writeFiles } from './write-files.ts';

/** Vite with React and MDX: one HTML page, and each docs page a module that is loaded when it is wanted. */
export const vite: DocsHost = {
  name: 'Vite',
  versions: versionsOf({ Vite: 'vite', MDX: '@mdx-js/rollup', React: 'react' }),
  write(folder, pages, isPersonal) {
    const line = (text: string): string => (isPersonal ? text : '');
    writeFiles(folder, {
      'vite.config.js': `import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
${line("import { bookplate, withBookplate } from '@bookplate/vite';")}
export default {
  plugins: [
    ${line('bookplate(),')}
    { enforce: 'pre', ...mdx(${line('withBookplate()')}) },
    react({ include: /\\.(mdx|jsx)$/ }),
  ],
  build: { manifest: true, chunkSizeWarningLimit: 10_000 },
};`,
      ...(isPersonal && { 'bookplate.json': settings }),
      'index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title>
<script type="module" src="/src/main.jsx"></script></head><body><div id="root"></div></body></html>`,
      'src/main.jsx': `import { createRoot } from 'react-dom/client';
const pages = import.meta.glob('./pages/**/*.mdx');
const { default: Page } = await pages['./pages' + location.pathname + '.mdx']();
createRoot(document.getElementById('root')).render(<Page />);`,
      ...Object.fromEntries(
        pages.map(({ path, title, text }) => [`src/pages/${path}.mdx`, `# ${title}\n\n${text}\n`]),
      ),
    });
  },
  command: [packageFile('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn'],
  output: 'dist',
  ending: '',
  leftovers: ['dist', 'node_modules'],
  page(folder, { path }) {
    const dist = join(folder, 'dist');
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const manifest = JSON.parse(
      readFileSync(join(dist, '.vite/manifest.json'), 'utf8'),
    ) as Readonly<Record<string, { file: string; imports?: string[]; css?: string[] }>>;
    // Ours is in no manifest: no module imports it.
    const files = new Set(
      Array.from(html.matchAll(/<script async src="\/(.+?)"/g), ([, file = '']) => file),
    );
    const load = (key: string): void => {
      const { file, imports = [], css = [] } = manifest[key] ?? {};
      if (file === undefined || files.has(file)) return;
      for (const each of [file, ...css]) files.add(each);
      for (const each of imports) load(each);
    };
    load('index.html');
    load(`src/pages/${path}.mdx`);
    return { html, assets: Array.from(files, (file) => join(dist, file)) };
  },
};
