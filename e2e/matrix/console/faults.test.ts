import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type Cluster,
  startCluster,
  whyNoPostgresql,
} from '../../../apps/console/test/postgresql.ts';
import { freePort } from '../../../apps/console/test/free-port.ts';
import { type ConsoleProcess, runConsole } from '../../../apps/console/test/process.ts';
import { mountSmallDisk } from '../../../apps/console/test/small-disk.ts';
import { Visitor } from '../../../apps/console/test/visitor.ts';

const kills = 50;
const [firstPort, secondPort] = [await freePort(), await freePort()];
const folder = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const form = {
  docsOrigins: 'https://docs.foo.com',
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login',
  logoutUrl: '',
  refreshSeconds: '60',
  allowedHosts: '',
};
const secret = 'a secret that is the same in all of them';

async function start(port: number, place: Record<string, string>): Promise<ConsoleProcess> {
  const run = runConsole(['start'], {
    BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${port}`,
    BOOKPLATE_CONSOLE_PORT: `${port}`,
    BOOKPLATE_CONSOLE_SECRET: secret,
    ...place,
  });
  onTestFinished(() => void run.child.kill('SIGKILL'));
  await run.prints(/The console is at[^]*(\/join\/[\w-]+|\n)/);
  return run;
}

async function becomeOwner(run: ConsoleProcess, port: number): Promise<Visitor> {
  const [, path = ''] = await run.prints(/(\/join\/[\w-]+)/);
  const owner = new Visitor(`http://127.0.0.1:${port}`);
  const account = { name: 'Olga', email: 'olga@foo.com', password: 'correct horse battery' };
  expect((await owner.post(path, account)).status).toBe(303);
  return owner;
}

/** Adds sites until the process is gone. Acknowledged is what was answered with a redirect to it. */
async function addSites(
  visitor: Visitor,
  prefix: string,
  kept: Map<string, string>,
): Promise<void> {
  for (let n = 0; ; n += 1) {
    const name = `${prefix}-${n}`;
    const answer = await visitor.post('/sites', { ...form, name }).catch(() => undefined);
    if (answer === undefined) return;
    const [, id] = /^\/sites\/(\w+)$/.exec(answer.location ?? '') ?? [];
    if (id !== undefined) kept.set(id, name);
  }
}

/** Pages show them, and their history does, and the docs read them. */
async function expectKept(visitor: Visitor, kept: ReadonlyMap<string, string>): Promise<void> {
  const shown = new Map<string, string>();
  // As many to a page as there are; the page after the last is the last again.
  for (let page = 1, before = -1; shown.size > before; page += 1) {
    before = shown.size;
    const { body } = await visitor.get(`/?page=${page}`);
    for (const [, id = '', name = ''] of body.matchAll(/href="\/sites\/(\w+)">([^<]+)</g))
      shown.set(id, name);
  }
  for (const [id, name] of kept) expect([id, shown.get(id)]).toEqual([id, name]);
  for (const id of [...kept.keys()].slice(-3)) {
    expect((await visitor.get(`/v1/sites/${id}/settings.json`)).status).toBe(200);
    expect((await visitor.get(`/sites/${id}/history`)).body).toContain('Olga added');
  }
}

async function killAndLook(port: number, place: Record<string, string>): Promise<void> {
  let run = await start(port, place);
  const owner = await becomeOwner(run, port);
  const kept = new Map<string, string>();
  for (let n = 0; n < kills; n += 1) {
    const before = kept.size;
    const adding = addSites(owner, `kill ${n}`, kept);
    // Some at once, some after a few, however busy the machine is: at whatever a write is doing then.
    if (n % 2 === 1)
      await expect.poll(() => kept.size, { timeout: 10_000 }).toBeGreaterThan(before + 2);
    await wait(20 + Math.random() * 150);
    await run.kill('SIGKILL');
    await adding;
    run = await start(port, place);
    await expectKept(owner, new Map([...kept].slice(before)));
  }
  expect(kept.size).toBeGreaterThan(kills);
  await expectKept(owner, kept);
}

test(`PGlite: ${kills} times kill -9 while sites are added, and all that were acknowledged are there`, async () => {
  await killAndLook(firstPort, { BOOKPLATE_CONSOLE_DATA: join(folder, 'killed') });
}, 900_000);

/** Fills the disk under a console until a write fails, makes room, kills it, and starts it again. */
async function fillTheDisk(options: {
  readonly place: Record<string, string>;
  readonly disk: NonNullable<ReturnType<typeof mountSmallDisk>>;
  readonly recover?: () => Promise<void>;
}): Promise<void> {
  const { place, disk, recover } = options;
  const run = await start(firstPort, place);
  const owner = await becomeOwner(run, firstPort);
  const kept = new Map<string, string>();
  const add = async (name: string): Promise<number> => {
    // Each is large, so that the files grow.
    const loginUrl = `${form.loginUrl}?${'x'.repeat(1_900)}`;
    const answer = await owner.post('/sites', { ...form, loginUrl, name });
    const [, id] = /^\/sites\/(\w+)$/.exec(answer.location ?? '') ?? [];
    if (id !== undefined) kept.set(id, name);
    else expect(answer.body).toContain('Nothing was saved');
    return answer.status;
  };
  expect(await add('before')).toBe(303);
  const [first = ''] = kept.keys();
  disk.fill();
  let status = 303;
  for (let n = 0; status === 303 && n < 3_000; n += 1) status = await add(`full ${n}`);
  expect(status === 507 || status === 503).toBe(true);
  expect((await owner.get(`/v1/sites/${first}/settings.json`)).status).toBe(200);
  disk.clear();
  await recover?.();
  expect(await add('after')).toBe(303);
  await run.kill('SIGKILL');
  await start(firstPort, place);
  await expectKept(owner, kept);
}

/** One site and its history, from a console that ends. */
async function leaveASite(place: Record<string, string>): Promise<Map<string, string>> {
  const run = await start(firstPort, place);
  const owner = await becomeOwner(run, firstPort);
  const { location = '' } = await owner.post('/sites', { ...form, name: 'Kept docs' });
  await run.kill('SIGTERM');
  return new Map([[location.slice('/sites/'.length), 'Kept docs']]);
}

/** The former owner signs in on what was restored. */
async function expectRestored(
  place: Record<string, string>,
  kept: Map<string, string>,
): Promise<void> {
  const run = await start(firstPort, place);
  const owner = new Visitor(`http://127.0.0.1:${firstPort}`);
  await owner.post('/sign-in', { email: 'olga@foo.com', password: 'correct horse battery' });
  await expectKept(owner, kept);
  await run.kill('SIGTERM');
}

test('PGlite: a copy of the folder is a backup', async () => {
  const data = join(folder, 'original');
  const kept = await leaveASite({ BOOKPLATE_CONSOLE_DATA: data });
  cpSync(data, join(folder, 'copy'), { recursive: true });
  await expectRestored({ BOOKPLATE_CONSOLE_DATA: join(folder, 'copy') }, kept);
}, 120_000);

const disk = mountSmallDisk(128);
afterAll(() => disk?.remove());
const onSmallDisk = test.skipIf(!disk);
const whyNoDisk = disk ? '' : ' (only root on Linux can make a small disk)';

onSmallDisk(
  `PGlite: a full disk is said so, and nothing is lost${whyNoDisk}`,
  async () => {
    await fillTheDisk({
      disk: disk!,
      place: { BOOKPLATE_CONSOLE_DATA: join(disk!.folder, 'data') },
    });
  },
  120_000,
);

const postgresql = describe.skipIf(whyNoPostgresql);
postgresql(`PostgreSQL${whyNoPostgresql ? ` (${whyNoPostgresql})` : ''}`, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.close());

  test(`${kills} times kill -9 while sites are added, and all that were acknowledged are there`, async () => {
    await killAndLook(firstPort, { DATABASE_URL: cluster.createDatabase() });
  }, 900_000);

  test('what pg_dump wrote is a backup', async () => {
    const original = cluster.createDatabase();
    const kept = await leaveASite({ DATABASE_URL: original });
    await expectRestored({ DATABASE_URL: cluster.copyDatabase(original) }, kept);
  }, 120_000);

  test('two processes are one console: one killed while it writes, the other knows what was acknowledged', async () => {
    const place = { DATABASE_URL: cluster.createDatabase() };
    const [one, other] = [firstPort, secondPort];
    const first = await start(one, place);
    const owner = await becomeOwner(first, one);
    const second = await start(other, {
      ...place,
      BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${one}`,
    });
    expect(second.output()).not.toContain('/join/');
    const elsewhere = new Visitor(`http://127.0.0.1:${other}`);
    for (const [name, value] of owner.cookies) elsewhere.cookies.set(name, value);

    const kept = new Map<string, string>();
    const adding = addSites(owner, 'first', kept);
    await expect.poll(() => kept.size, { timeout: 10_000 }).toBeGreaterThan(3);
    await first.kill('SIGKILL');
    await adding;
    // The other's publication looks every two seconds.
    await wait(2_500);
    await expectKept(elsewhere, kept);
  }, 120_000);

  test('30 s without the database: docs read on, writes say what is wrong, and it recovers automatically', async () => {
    const run = await start(firstPort, { DATABASE_URL: cluster.createDatabase() });
    const owner = await becomeOwner(run, firstPort);
    const added = await owner.post('/sites', { ...form, name: 'Foo docs' });
    const [, id = ''] = /^\/sites\/(\w+)/.exec(added.location ?? '') ?? [];
    const settings = `/v1/sites/${id}/settings.json`;
    const { body } = await owner.get(settings);

    await cluster.kill();
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      expect(await owner.get(settings)).toMatchObject({ status: 200, body });
      const write = await owner.post('/sites', { ...form, name: 'Lost' });
      expect(write.status).toBe(503);
      expect(write.body).toContain('Nothing was saved');
      const ready = await owner.get('/readyz');
      expect(ready).toMatchObject({ status: 200, body: '{"ready":true,"database":"away"}' });
      await wait(1_000);
    }
    await cluster.start();
    const again = await owner.post('/sites', { ...form, name: 'Found again' });
    expect(again.status).toBe(303);
    const { body: page } = await owner.get('/');
    expect(page).toContain('Found again');
    expect(page).not.toContain('Lost');
    expect(await run.kill('SIGTERM')).toBe(0);
  }, 120_000);

  onSmallDisk(
    `a full disk is said so, and nothing is lost${whyNoDisk}`,
    async () => {
      const small = await startCluster(disk!.folder);
      onTestFinished(() => small.close());
      const recover = async (): Promise<void> => {
        // Without room for its log it may have given up.
        await small.kill();
        await small.start();
      };
      const place = { DATABASE_URL: small.createDatabase() };
      await fillTheDisk({ disk: disk!, place, recover });
    },
    120_000,
  );
});
