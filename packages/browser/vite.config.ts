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
    // Every byte is in every page: Terser leaves two in a hundred less than Vite's own.
    minify: name.endsWith('.dev') ? false : 'terser',
    terserOptions: { ecma: 2020, compress: { passes: 3 } },
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
