import { build, type Rolldown } from 'vite';

/**
 * Bundles the client router of Astro as a classic script: it loads with `window.astroNavigate(url)` on the page.
 *
 * @returns the script
 */
export async function astroRouter(): Promise<string> {
  const entry = 'astro-router-entry';
  const adapter = 'virtual:astro:adapter-config/client';
  const { output } = (
    (await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [
        {
          name: 'astro router',
          // Vite makes a path of the entry.
          resolveId: (id) => [entry, adapter].find((name) => id.endsWith(name)),
          load(id) {
            if (id === entry)
              return `export { navigate as default } from 'astro/virtual-modules/transitions-router.js';`;
            return id === adapter ? 'export const internalFetchHeaders = {};' : undefined;
          },
        },
      ],
      build: {
        write: false,
        minify: false,
        lib: { entry, formats: ['iife'], name: 'astroNavigate' },
      },
    })) as Rolldown.RolldownOutput[]
  )[0]!;
  return output[0].code;
}
