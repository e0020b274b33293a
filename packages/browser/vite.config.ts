import { defineConfig } from 'vite';

// The scripts that pages carry as they are: classic ones, with nothing on `window` but what they put there
// themselves. `head` and `rest` are for pages that carry both inline, `bookplate` is the two in one file, and `console`
// comes after either where a console is in the settings.
export default defineConfig(({ mode: name }) => ({
  resolve: { conditions: ['@bookplate/source'] },
  build: {
    target: 'es2022',
    outDir: 'dist/scripts',
    emptyOutDir: false,
    copyPublicDir: false,
    minify: !name.endsWith('.dev'),
    reportCompressedSize: false,
    lib: {
      entry: `src/${name}.ts`,
      formats: ['iife'],
      name: 'script',
      fileName: () => `${name}.js`,
    },
  },
  logLevel: 'warn',
}));
