import { readConfig, startConsole } from '@bookplate/console';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A console with one site, for `bench/console.ts`.
const folder = mkdtempSync(join(tmpdir(), 'bookplate-bench-'));
const port = 6_380;
const url = `http://127.0.0.1:${port}`;
const running = await startConsole(
  readConfig({
    BOOKPLATE_CONSOLE_URL: url,
    BOOKPLATE_CONSOLE_PORT: `${port}`,
    BOOKPLATE_CONSOLE_DATA: folder,
    BOOKPLATE_CONSOLE_LOG_LEVEL: 'silent',
    BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER: 'x-client',
  }),
);

async function send(path: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(new URL(path, url), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, cookie },
    body: new URLSearchParams(form),
  });
}

const password = 'correct horse battery';
const joined = await send(running.ownerLink ?? '', { name: 'A', email: 'a@foo.com', password });
const [cookie = ''] = joined.headers.getSetCookie();
const added = await send(
  '/sites',
  {
    name: 'Foo docs',
    docsOrigins: 'https://docs.foo.com',
    apiUrl: 'https://dash.foo.com/api/docs/user-info',
    loginUrl: 'https://dash.foo.com/login?next={returnTo}',
    refreshSeconds: '60',
    // Reports that nobody asked for are refused.
    reportSampleRate: '1',
  },
  cookie.split(';')[0],
);
const [, id] = /^\/sites\/(\w+)/.exec(added.headers.get('location') ?? '') ?? [];
process.send?.({ port, path: `/v1/sites/${id}` });
process.once('disconnect', () => {
  void running.close().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit();
  });
});
