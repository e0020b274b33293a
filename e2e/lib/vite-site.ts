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
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listen } from '@bookplate-examples/company/listen';
import sirv from 'sirv';
import type { createServer as CreateServer } from 'vite';
import type { Page } from 'puppeteer-core';
import type { Visitor, WhenFinished } from './browser.ts';
import { copyMoved } from './built-docs.ts';
import { claimBuild, sharedSite } from './built-site.ts';
import { isMatrix } from './matrix.ts';
import { type Command, runBuild, type SiteSource } from './run-build.ts';
import type { Site } from './site.ts';

/** A Vite with the React that people have beside it. */
export interface Stack {
  /** Sites in here find both. */
  readonly folder: string;
  readonly config: string;
}

type NamedStack = readonly [name: string, stack: Stack];

export const newestStack: NamedStack = [
  'Vite 8 with React 19',
  { folder: '.', config: 'vite.config.ts' },
];
export const stacks: readonly NamedStack[] = isMatrix
  ? [['Vite 7 with React 18', { folder: 'e2e/matrix', config: 'vite-7.config.ts' }]]
  : [newestStack];

/** A copy of `e2e/vite-site/`. */
export interface ViteSite {
  readonly folder: string;
  /** Starts the dev server, for one test. */
  serve(whenFinished: WhenFinished): Promise<RequestListener>;
}

/** One whose files a test may change. */
export interface OwnViteSite extends ViteSite {
  /** Builds the site. */
  build(): Promise<RequestListener>;
}

const source = fileURLToPath(new URL('../vite-site', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Those of no server: what is built with them is moved to where it is served. */
const noAddresses = {
  docsUrl: 'http://docs.site.localhost',
  apiUrl: 'http://dash.site.localhost/user-info',
};

/**
 * Copies the site, with the settings for the docs and the Info API of a test.
 *
 * @param stack what to build it with
 * @param site where it will be served
 * @param whenFinished of the tests that use it
 * @returns the copy
 */
export function copyViteSite(stack: Stack, site: Site, whenFinished: WhenFinished): OwnViteSite {
  const folder = newFolder(stack, whenFinished);
  cpSync(source, folder, { recursive: true });
  writeFileSync(join(folder, 'bookplate.json'), settingsFor(site));
  return {
    folder,
    serve: serverOf(stack, folder),
    async build() {
      const command = buildCommand(stack);
      await claimBuild({ commands: [command], files: filesOf(folder), place: cacheOf(stack) });
      const { code, output } = await runBuild(command, folder);
      if (code !== 0) throw new Error(output);
      return sirv(join(folder, 'dist'), { dev: true });
    },
  };
}

/**
 * Copies the site as it is built for all tests of a run, and moves it to the addresses of a test.
 *
 * @param stack what it is built with
 * @param site where it will be served
 * @param whenFinished of the tests that use it
 * @returns the copy, with what answers its pages
 */
export async function builtViteSite(
  stack: Stack,
  site: Site,
  whenFinished: WhenFinished,
): Promise<ViteSite & { readonly docs: RequestListener }> {
  const built = await sharedSite({
    commands: [buildCommand(stack)],
    files: { ...filesOf(source), 'bookplate.json': settingsFor(noAddresses) },
    place: cacheOf(stack),
  });
  if (built.code !== 0) throw new Error(built.output);
  const folder = newFolder(stack, whenFinished);
  copyMoved(built.folder, folder, [
    [noAddresses.docsUrl, site.docsUrl],
    [new URL(noAddresses.apiUrl).origin, new URL(site.apiUrl).origin],
  ]);
  return {
    folder,
    serve: serverOf(stack, folder),
    docs: sirv(join(folder, 'dist'), { dev: true }),
  };
}

/**
 * The site with other pages, which are rendered when it is built.
 *
 * @param stack what to build it with
 * @param base the path below which it is served
 * @param files that are added or take the place of others
 * @returns for `sharedSite`
 */
export function viteSiteSource(stack: Stack, base: string, files: SiteSource['files']): SiteSource {
  return {
    commands: [...prerenderCommands(stack), [...buildCommand(stack), '--base', base]],
    files: { ...filesOf(source), ...files },
    place: cacheOf(stack),
  };
}

function prerenderCommands(stack: Stack): readonly Command[] {
  return [
    [...buildCommand(stack), '--ssr', 'src/server.tsx', '--outDir', 'dist-server'],
    [process.execPath, 'prerender.ts'],
  ];
}

/** In here, sites find what they are built with. */
function cacheOf(stack: Stack): string {
  return join(repository, stack.folder, '.cache');
}

function newFolder(stack: Stack, whenFinished: WhenFinished): string {
  mkdirSync(cacheOf(stack), { recursive: true });
  const folder = mkdtempSync(join(cacheOf(stack), 'vite-site-'));
  whenFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  return folder;
}

function settingsFor({ apiUrl, docsUrl }: Pick<Site, 'apiUrl' | 'docsUrl'>): string {
  const loginUrl = `${new URL(apiUrl).origin}/login?next={returnTo}`;
  return JSON.stringify({ apiUrl, loginUrl, docsOrigin: docsUrl }, null, 2);
}

function filesOf(folder: string): SiteSource['files'] {
  return Object.fromEntries(
    globSync('**/*.*', { cwd: folder }).map((name) => [
      name.replaceAll('\\', '/'),
      readFileSync(join(folder, name), 'utf8'),
    ]),
  );
}

function buildCommand(stack: Stack): Command {
  const vite = fileURLToPath(new URL('../../bin/vite.js', viteEntry(stack)));
  return [process.execPath, vite, 'build', '--config', stack.config, '--logLevel', 'warn'];
}

function serverOf(stack: Stack, folder: string): ViteSite['serve'] {
  return async (whenFinished) => {
    const { createServer } = (await import(viteEntry(stack))) as {
      createServer: typeof CreateServer;
    };
    // Vite has a port besides, and one for its updates: the pages are served where the Info API knows them.
    const updates = createHttpServer();
    const { port, close } = await listen(updates, { port: 0, label: "Vite's updates" });
    whenFinished(close);
    const server = await createServer({
      root: folder,
      configFile: join(folder, stack.config),
      // Else that of the packages' folder: dev servers of other tests would take from each other what they have prepared.
      cacheDir: join(folder, '.vite'),
      appType: 'mpa',
      logLevel: 'silent',
      server: { host: '127.0.0.1', port: 0, hmr: { server: updates, clientPort: port } },
    });
    whenFinished(() => server.close());
    await server.listen();
    return server.middlewares;
  };
}

function viteEntry({ folder }: Stack): string {
  const from = pathToFileURL(join(repository, folder, 'package.json'));
  return pathToFileURL(createRequire(from).resolve('vite')).href;
}

/** A tab whose console is listened to. */
export interface Tab {
  readonly page: Page;
  /** What the page threw, and what stood in the console as a warning or an error. */
  readonly complaints: string[];
}

/** Opens it. */
export async function openTab({ openTab: open, errors }: Visitor): Promise<Tab> {
  const page = await open();
  const complaints = errors;
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warn';
    // The browser's own words for a 401, and for an icon that is not there.
    if (isComplaint && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, complaints };
}
