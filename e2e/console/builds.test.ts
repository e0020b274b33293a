import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { listen } from '@bookplate-examples/company/listen';
import { expect, onTestFinished, test } from 'vitest';
import { siteForm, useTestConsole } from '../../apps/console/test/team.ts';
import { buildSite } from '../lib/built-site.ts';
import { sitesFolder } from '../lib/docusaurus.ts';
import { isMatrix } from '../lib/matrix.ts';
import { runBuild } from '../lib/run-build.ts';

const team = useTestConsole();
// Nobody asks any of them.
const docsOrigin = 'http://docs.site.localhost';
const apiUrl = 'http://app.site.localhost/user-info';
const loginUrl = 'http://app.site.localhost/sign-in?back={returnTo}';

/** For each host the smallest site, and what builds it. */
const allHosts: readonly {
  readonly name: string;
  /** Where it finds its packages, if it has its own installation. */
  readonly place?: string;
  readonly command: readonly [string, ...string[]];
  readonly output: string;
  readonly files: Readonly<Record<string, string>>;
  /** Whether its own pages have a link to log in. */
  readonly hasCorner: boolean;
}[] = [
  {
    name: 'Starlight',
    command: ['astro', 'build'],
    output: 'dist',
    hasCorner: true,
    files: {
      'astro.config.mjs': `
import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ integrations: [starlight({ title: 'Docs', pagefind: false, plugins: [bookplate()] })] });`,
      'src/content.config.ts': `
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { bookplateSchema } from '@bookplate/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) }),
};`,
      'src/content/docs/index.md': '---\ntitle: Home\n---\n\nWelcome.\n',
    },
  },
  {
    name: 'Docusaurus',
    place: sitesFolder,
    command: ['docusaurus', 'build'],
    output: 'build',
    hasCorner: true,
    files: {
      // What Docusaurus generates there is CommonJS.
      'package.json': '{}',
      'docusaurus.config.js': `
import { withBookplate } from '@bookplate/docusaurus';
export default withBookplate({
  title: 'Docs', url: '${docsOrigin}', baseUrl: '/', future: { v4: true, faster: true },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, theme: {} }]],
});`,
      'docs/index.md': '---\nslug: /\n---\n\n# Home\n',
    },
  },
  {
    name: 'Vite',
    command: ['vite', 'build'],
    output: 'dist',
    hasCorner: false,
    files: {
      'vite.config.js': `
import { bookplate } from '@bookplate/vite';
export default { plugins: [bookplate()] };`,
      'index.html':
        '<!doctype html><html><head><title>Docs</title></head><body>Welcome</body></html>',
    },
  },
];
const hosts = allHosts.filter(({ name }) => isMatrix === (name !== 'Vite'));

test.each(hosts)(
  '$name builds docs with what the console says, and with what it said last while it is away',
  async ({ place, command, output, files, hasCorner }) => {
    const id = await team.addSite({ ...siteForm, docsOrigins: docsOrigin, apiUrl, loginUrl });
    // Between the docs and the console, so that it can be taken away.
    let isThere = true;
    const { port, close } = await listen(
      createServer(((request, response) => {
        if (isThere)
          void team
            .stranger()
            .get(request.url ?? '')
            .then(({ status, body }) => response.writeHead(status).end(body));
        else response.writeHead(502).end('<html>Bad Gateway');
      }) satisfies RequestListener),
      { port: 0, label: 'the console' },
    );
    onTestFinished(close);
    const address = `http://console.site.localhost:${port}/v1/sites/${id}/settings.json`;
    const settings = JSON.stringify({ console: address, docsOrigin });

    const site = { ...files, 'bookplate.json': settings };
    const built = await buildSite(command, site, onTestFinished, place);
    expect(built.code, built.output).toBe(0);
    const pages = (): string[] =>
      globSync('**/index.html', { cwd: join(built.folder, output) }).map((file) =>
        readFileSync(join(built.folder, output, file), 'utf8').replaceAll('&amp;', '&'),
      );
    const expectConsoles = (): void => {
      expect(pages()).toHaveLength(1);
      for (const page of pages()) {
        expect(page).toMatch(new RegExp(`data-api-url="?${apiUrl}["\\s]`));
        const login = loginUrl.replace('{returnTo}', '%7BreturnTo%7D').replace('?', '\\?');
        expect(page).toMatch(new RegExp(`data-login-url="?${login}["\\s>]`));
        expect(page).not.toContain('{returnTo}');
        expect(page).toMatch(new RegExp(`data-console="?${address}["\\s>]`));
        const returnTo = encodeURIComponent(`${docsOrigin}/`);
        if (hasCorner) expect(page).toContain(`href="${loginUrl.replace('{returnTo}', returnTo)}"`);
      }
    };
    expectConsoles();
    const [script = ''] = globSync('**/bookplate.*.js', { cwd: join(built.folder, output) });
    expect(readFileSync(join(built.folder, output, script), 'utf8')).toContain('data-console');
    expect(built.output).not.toContain('The console');

    isThere = false;
    const again = await runBuild(command, built.folder);
    expect(again.code, again.output).toBe(0);
    expect(again.output).toContain(`The console at ${address} answered with status 502. What it`);
    expectConsoles();

    for (const cache of globSync('node_modules/.cache/bookplate', { cwd: built.folder }))
      rmSync(join(built.folder, cache), { recursive: true });
    const failed = await runBuild(command, built.folder);
    expect(failed.code).not.toBe(0);
    expect(failed.output).toContain(`The console at ${address} answered with status 502.`);
    expect(failed.output).toContain('write both into bookplate.json');

    const own = {
      apiUrl: 'http://dash.site.localhost/api',
      loginUrl: 'http://dash.site.localhost/',
    };
    writeFileSync(
      join(built.folder, 'bookplate.json'),
      JSON.stringify({ ...own, console: address, docsOrigin }),
    );
    const withFile = await runBuild(command, built.folder);
    expect(withFile.code, withFile.output).toBe(0);
    expect(withFile.output).toContain('What bookplate.json says of apiUrl');
    for (const page of pages()) expect(page).toContain(own.apiUrl);
  },
  180_000,
);
