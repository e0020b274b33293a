import { join } from 'node:path';
import { bookplate, withBookplate } from '@bookplate/vite';
import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import remarkGfm from 'remark-gfm';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    bookplate(),
    { enforce: 'pre', ...mdx(withBookplate({ remarkPlugins: [remarkGfm] })) },
    react({ include: /\.(mdx|tsx)$/ }),
  ],
  build: {
    rolldownOptions: {
      input: ['index.html', 'guide.html'].map((page) => join(import.meta.dirname, page)),
    },
  },
});
