import { afterAll, beforeAll, expect } from 'vitest';
import { type Config, readConfig } from '../src/lib/config.ts';
import { type RunningConsole, startConsole } from '../src/lib/start-console.ts';
import { useDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { withIntervals } from './intervals.ts';
import { Visitor } from './visitor.ts';

export const password = 'correct horse battery';

/** A console with an owner, an editor and a viewer, for the tests of one file. */
export interface TestConsole {
  readonly running: RunningConsole;
  readonly owner: Visitor;
  readonly editor: Visitor;
  readonly viewer: Visitor;
  readonly stranger: () => Visitor;
  /** Has the console do what it does every few seconds. */
  readonly passTime: (ms: number) => void;
  /** Adds a site, and says its id. */
  readonly addSite: (values?: Record<string, string>) => Promise<string>;
}

export const siteForm = {
  name: 'Foo docs',
  docsOrigins: 'https://docs.foo.com',
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  logoutUrl: '',
  refreshSeconds: '60',
  allowedHosts: '',
  reportSampleRate: '0.5',
};

/**
 * Starts a console for the tests of one file, with people who came by real invitations.
 *
 * @param env beside the address and the folder
 * @returns it, filled before the first test
 */
export function useTestConsole(env: Record<string, string> = {}): TestConsole {
  const test = {} as { -readonly [Key in keyof TestConsole]: TestConsole[Key] };
  const folder = useDataFolder();
  beforeAll(async () => {
    const port = await freePort();
    const config: Config = readConfig({
      BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${port}`,
      BOOKPLATE_CONSOLE_PORT: `${port}`,
      BOOKPLATE_CONSOLE_DATA: folder,
      BOOKPLATE_CONSOLE_LOG_LEVEL: 'silent',
      // Tests are many people with one address.
      BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER: 'x-test-address',
      ...env,
    });
    const { started, passTime } = await withIntervals(() => startConsole(config));
    test.running = started;
    test.passTime = passTime;
    test.stranger = () => new Visitor(test.running.url, `http://127.0.0.1:${test.running.port}`);
    test.owner = await joinBy(test.running.ownerLink ?? '', 'Olga');
    test.editor = await joinBy(await makeLink('editor'), 'Edith');
    test.viewer = await joinBy(await makeLink('viewer'), 'Victor');
  });
  // Before the folder is removed: of these hooks, what was added last runs first.
  afterAll(() => test.running.close());

  const makeLink = async (role: string): Promise<string> => {
    const { body } = await test.owner.post('/team/invitations', { role, note: role });
    return /https?:\S+\/join\/[\w-]+/.exec(body)?.[0] ?? '';
  };
  const joinBy = async (link: string, name: string): Promise<Visitor> => {
    const visitor = test.stranger();
    const email = `${name.toLowerCase()}@foo.com`;
    const answer = await visitor.post(new URL(link).pathname, { name, email, password });
    expect(answer).toMatchObject({ status: 303, location: '/' });
    return visitor;
  };
  test.addSite = async (change = {}) => {
    const answer = await test.editor.post('/sites', { ...siteForm, ...change });
    expect(answer.status).toBe(303);
    return /^\/sites\/(\w+)/.exec(answer.location ?? '')?.[1] ?? '';
  };
  return test;
}
