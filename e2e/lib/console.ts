import { readConfig, startConsole } from '@bookplate/console';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '@bookplate-examples/company/listen';
import type { Page } from 'puppeteer-core';
import { copyNewDatabase } from '../../apps/console/test/data-folder.ts';
import { type Db, openDatabase } from '../../apps/console/src/lib/database/database.ts';
import { withIntervals } from '../../apps/console/test/intervals.ts';
import { enter } from './browser.ts';

/** A request as the console was sent it. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A console behind a proxy that writes down what comes over the wire. */
export interface HeardConsole {
  readonly url: string;
  /** The link that makes the first owner. */
  readonly ownerLink: string;
  readonly heard: readonly Heard[];
  /** Lets somebody in as the owner. Works once. */
  readonly joinAsOwner: (page: Page) => Promise<void>;
  /** Lets somebody in as the owner, with a site. Works once. Returns the site's id. */
  readonly join: (page: Page, site: Readonly<Record<string, string>>) => Promise<string>;
  /** Has it do what it does every few seconds: write reports down, and watch the health. */
  readonly passTime: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/**
 * Starts a console on ports that the system chooses.
 *
 * @param host of its address, as browsers write it
 * @param env beside the address and the folder
 * @param fill puts something into its database before it starts
 * @returns it, with nobody in it
 */
export async function startHeardConsole(
  host: string,
  env: Readonly<Record<string, string>> = {},
  fill?: (db: Db) => Promise<void>,
): Promise<HeardConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
  await copyNewDatabase(folder);
  if (fill) {
    const { db, close } = await openDatabase({ dataFolder: folder });
    await fill(db);
    await close();
  }
  const heard: Heard[] = [];
  const proxy = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    const { port } = running;
    const onward = ask({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
      onward.write(chunk);
    });
    request.on('end', () => {
      heard.push({ method, path, headers, body });
      onward.end();
    });
  });
  const listening = await listen(proxy, { port: 0, label: 'the console' });
  const url = `http://${host}:${listening.port}`;
  const config = readConfig({
    BOOKPLATE_CONSOLE_URL: url,
    BOOKPLATE_CONSOLE_PORT: '0',
    BOOKPLATE_CONSOLE_DATA: folder,
    BOOKPLATE_CONSOLE_LOG_LEVEL: 'silent',
    ...env,
  });
  const { started: running, passTime } = await withIntervals(() => startConsole(config));
  const ownerLink = running.ownerLink ?? '';
  const joinAsOwner = async (page: Page): Promise<void> => {
    await page.goto(ownerLink);
    await send(page, { name: 'Olga', email: 'olga@foo.com', password: 'correct horse battery' });
  };
  return {
    url,
    ownerLink,
    heard,
    joinAsOwner,
    async join(page, site) {
      await joinAsOwner(page);
      await page.goto(`${url}/sites/new`);
      await send(page, site);
      return /\/sites\/(\w+)/.exec(page.url())?.[1] ?? '';
    },
    passTime,
    async close() {
      await listening.close();
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function send(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await enter(page, `[name=${name}]`, value);
  await Promise.all([page.waitForNavigation(), page.click('form.card button')]);
}
