import { join } from 'node:path';
import { bookplate, withBookplate } from '@bookplate/docs/vite';
import mdx from '@mdx-js/rollup';
import remarkGfm from 'remark-gfm';
import { defineConfig } from 'vite-7';

// The same site with the older Vite and the older React.
export default defineConfig({
  plugins: [bookplate(), { enforce: 'pre', ...mdx(withBookplate({ remarkPlugins: [remarkGfm] })) }],
  esbuild: { jsx: 'automatic' },
  resolve: { alias: { react: 'react-18', 'react-dom': 'react-dom-18' } },
  ssr: { noExternal: true },
  build: {
    rollupOptions: {
      input: ['index.html', 'guide.html'].map((page) => join(import.meta.dirname, page)),
    },
  },
});
