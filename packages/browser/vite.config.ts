import { defineConfig } from 'vite';
import { shareModules } from './share-modules.ts';

// The scripts that pages carry as they are: classic ones, with nothing on `window` but what they put there
// themselves. `head` is inline in pages and `deferred` is a file beside them, `bookplate` is the two in one file, and `console`
// comes after either where a console is in the settings. `warm` is for pages of the dashboard.
export default defineConfig(({ mode: name }) => ({
  plugins: [shareModules(name)],
  resolve: { conditions: ['@bookplate/source'] },
  build: {
    target: 'es2022',
    outDir: 'dist/scripts',
    emptyOutDir: false,
    copyPublicDir: false,
    // Every byte is in every page: Terser leaves 2 % less than Vite's own minifier.
    minify: name.endsWith('.dev') ? false : 'terser',
    terserOptions: {
      ecma: 2020,
      compress: {
        passes: 5,
        // Which of them leave less depends on the script.
        ...(name === 'head'
          ? { hoist_funs: true }
          : { inline: 1, hoist_vars: name === 'bookplate' }),
        keep_fargs: false,
        pure_getters: true,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_methods: true,
      },
    },
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
