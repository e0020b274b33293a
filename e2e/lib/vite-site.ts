import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listen } from '@bookplate-examples/company/listen';
import sirv from 'sirv';
import type { createServer as CreateServer } from 'vite';
import type { Page } from 'puppeteer-core';
import type { Visitor, WhenFinished } from './browser.ts';
import { isMatrix } from './matrix.ts';
import type { Site } from './site.ts';

/** A Vite with the React that people have beside it. */
export interface Stack {
  /** Sites in here find both. */
  readonly folder: string;
  readonly config: string;
}

export const stacks: readonly (readonly [name: string, stack: Stack])[] = isMatrix
  ? [['Vite 7 with React 18', { folder: 'e2e/matrix', config: 'vite-7.config.ts' }]]
  : [['Vite 8 with React 19', { folder: '.', config: 'vite.config.ts' }]];

/** A copy of `e2e/vite-site/`, whose files a test may change. */
export interface ViteSite {
  readonly folder: string;
  /** Runs a command of the site's Vite and returns what it printed. */
  vite(...argv: string[]): Promise<string>;
  /** Writes the pages for nobody into the HTML, as sites do that are to be found by search engines. */
  prerender(): Promise<void>;
  /** Builds the site. */
  build(): Promise<RequestListener>;
  /** Starts the dev server, for one test. */
  serve(whenFinished: WhenFinished): Promise<RequestListener>;
}

const source = fileURLToPath(new URL('../vite-site', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Copies the site, with the settings for the docs and the Info API of a test.
 *
 * @param stack what to build it with
 * @param site where it is to be served
 * @param whenFinished of the tests that use it
 * @returns the copy
 */
export function copyViteSite(stack: Stack, site: Site, whenFinished: WhenFinished): ViteSite {
  const cache = join(repository, stack.folder, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'vite-site-'));
  whenFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  cpSync(source, folder, { recursive: true });
  const settings = {
    apiUrl: site.apiUrl,
    loginUrl: new URL('/login?next={returnTo}', site.apiUrl).href
      .replace('%7B', '{')
      .replace('%7D', '}'),
    docsOrigin: site.docsUrl,
  };
  writeFileSync(join(folder, 'bookplate.json'), JSON.stringify(settings, null, 2));

  const run = (...argv: string[]): Promise<string> => runNode(argv, folder);
  const vite = (...argv: string[]): Promise<string> =>
    run(vitePath(stack), ...argv, '--config', stack.config, '--logLevel', 'warn');
  return {
    folder,
    vite,
    async prerender() {
      await vite('build', '--ssr', 'src/server.tsx', '--outDir', 'dist-server');
      await run('prerender.ts');
    },
    async build() {
      await vite('build');
      return sirv(join(folder, 'dist'), { dev: true });
    },
    async serve(whenServed) {
      const { createServer } = (await import(viteEntry(stack))) as {
        createServer: typeof CreateServer;
      };
      // Vite has a port besides, and one for its updates: the pages are served where the Info API knows them.
      const updates = createHttpServer();
      const { port, close } = await listen(updates, { port: 0, label: "Vite's updates" });
      whenServed(close);
      const server = await createServer({
        root: folder,
        configFile: join(folder, stack.config),
        appType: 'mpa',
        logLevel: 'silent',
        server: { host: '127.0.0.1', port: 0, hmr: { server: updates, clientPort: port } },
      });
      whenServed(() => server.close());
      await server.listen();
      return server.middlewares;
    },
  };
}

function vitePath(stack: Stack): string {
  return fileURLToPath(new URL('../../bin/vite.js', viteEntry(stack)));
}

function viteEntry({ folder }: Stack): string {
  const from = pathToFileURL(join(repository, folder, 'package.json'));
  return pathToFileURL(createRequire(from).resolve('vite')).href;
}

/** As from a shell: without what Vitest has put into the environment. */
function runNode(argv: readonly string[], cwd: string): Promise<string> {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd, env });
    let output = '';
    const keep = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output))));
  });
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
