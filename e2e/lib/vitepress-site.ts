import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listen } from '@bookplate-examples/company/listen';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import type { WhenFinished } from './browser.ts';
import { copyMoved } from './built-docs.ts';
import { buildSite, sharedSite } from './built-site.ts';
import type { BuiltSite, Command, SiteSource } from './run-build.ts';
import type { Site } from './site.ts';

const project = fileURLToPath(new URL('../vitepress', import.meta.url));
const source = join(project, 'site');
/** In here, sites find VitePress. */
export const place: string = join(project, '.cache');
const entry = join(project, 'node_modules/vitepress/dist/node');

/** The base of the site. */
export const base = '/docs';

/** Those of no server: what is built with them is moved to where it is served. */
const noAddresses = {
  docsUrl: 'http://docs.site.localhost',
  apiUrl: 'http://dash.site.localhost/user-info',
};

const build = vitepress('build', '.');

/**
 * @param argv of VitePress
 * @returns the command
 */
export function vitepress(...argv: readonly string[]): Command {
  return [process.execPath, join(entry, 'cli.js'), ...argv];
}

/**
 * Waits until Vue has the page: it handles the links then.
 *
 * @param page the tab
 */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
}

/**
 * Copies the site as it is built for all tests of a run, and moves it to the addresses of a test.
 *
 * @param site where it will be served
 * @param whenFinished of the tests that use it
 * @returns what answers its pages
 */
export async function builtVitePressSite(
  site: Site,
  whenFinished: WhenFinished,
): Promise<RequestListener> {
  const built = await sharedSite({ commands: [build], files: sourceFiles(), place });
  if (built.code !== 0) throw new Error(built.output);
  const folder = newFolder(whenFinished);
  const dist = join(folder, 'dist');
  copyMoved(join(built.folder, '.vitepress/dist'), dist, [
    [noAddresses.docsUrl, site.docsUrl],
    [new URL(noAddresses.apiUrl).origin, new URL(site.apiUrl).origin],
  ]);
  return belowBase(sirv(dist, { dev: true, extensions: ['html'] }));
}

/**
 * Builds the site with other files.
 *
 * @param files path from the site on, and text
 * @returns the site, whether or not the build succeeded
 */
export function buildVitePress(files: SiteSource['files']): Promise<BuiltSite> {
  return buildSite(build, { ...sourceFiles(), ...files }, undefined, place);
}

/**
 * Starts the development server, for one test.
 *
 * @param site where it will be served
 * @param whenFinished of the test
 * @returns the folder of the site, whose files the test may change, and what answers
 */
export async function serveVitePress(
  site: Site,
  whenFinished: WhenFinished,
): Promise<{ readonly folder: string; readonly docs: RequestListener }> {
  const folder = newFolder(whenFinished);
  cpSync(source, folder, { recursive: true });
  rmSync(join(folder, '.vitepress/dist'), { recursive: true, force: true });
  writeFileSync(join(folder, 'bookplate.json'), settingsFor(site));
  const { createServer } = (await import(pathToFileURL(join(entry, 'index.js')).href)) as {
    createServer(root: string, options: object): Promise<Server>;
  };
  const updates = createHttpServer();
  const { port, close } = await listen(updates, { port: 0, label: "Vite's updates" });
  whenFinished(close);
  const server = await createServer(folder, {
    host: '127.0.0.1',
    port: 0,
    hmr: { server: updates, clientPort: port },
  });
  whenFinished(() => server.close());
  await server.listen();
  return { folder, docs: server.middlewares };
}

interface Server {
  readonly middlewares: RequestListener;
  listen(): Promise<unknown>;
  close(): Promise<void>;
}

function belowBase(serve: RequestListener): RequestListener {
  return (request, response) => {
    const url = request.url ?? '';
    if (!url.startsWith(`${base}/`)) {
      response.writeHead(404).end();
      return;
    }
    request.url = url.slice(base.length);
    serve(request, response);
  };
}

function newFolder(whenFinished: WhenFinished): string {
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, 'vitepress-'));
  whenFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  return folder;
}

function settingsFor({ apiUrl, docsUrl }: Pick<Site, 'apiUrl' | 'docsUrl'>): string {
  const loginUrl = `${new URL(apiUrl).origin}/login?next={returnTo}`;
  return JSON.stringify({ apiUrl, loginUrl, docsOrigin: docsUrl }, null, 2);
}

function sourceFiles(): SiteSource['files'] {
  const names = globSync(['**/*.*', '.vitepress/*.*'], { cwd: source });
  return Object.fromEntries([
    ...names
      .filter((name) => !/[\\/](dist|cache)[\\/]/.test(name))
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(source, name), 'utf8')]),
    ['bookplate.json', settingsFor(noAddresses)],
  ]);
}
