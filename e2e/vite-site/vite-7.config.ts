import { join } from 'node:path';
import { bookplate, withBookplate } from '@bookplate/vite';
import mdx from '@mdx-js/rollup';
import remarkGfm from 'remark-gfm';
import { defineConfig } from 'vite';

// The same site with the older Vite and the older React.
export default defineConfig({
  plugins: [bookplate(), { enforce: 'pre', ...mdx(withBookplate({ remarkPlugins: [remarkGfm] })) }],
  esbuild: { jsx: 'automatic' },
  // The site's, in our packages too, which are linked.
  resolve: { dedupe: ['react', 'react-dom'] },
  ssr: { noExternal: true },
  build: {
    rollupOptions: {
      input: ['index.html', 'guide.html'].map((page) => join(import.meta.dirname, page)),
    },
  },
});
