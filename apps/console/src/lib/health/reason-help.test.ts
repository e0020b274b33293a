import { expect, test } from 'vitest';
import { reasonHelp } from './reason-help.ts';

const site = {
  docsOrigins: ['https://docs.foo.com'],
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};

test.each(['network', 'timeout', 'redirected', 'not-json', 'invalid-user', 'status-502'])(
  'says what %s means and how to mend it',
  (reason) => {
    const [found] = reasonHelp([reason], site);
    expect(found?.reasons).toEqual([reason]);
    expect(found?.words.meaning).toMatch(/\.$/);
    expect(found?.words.fix.length).toBeGreaterThan(20);
  },
);

test('has the same words for all statuses, and none for what it does not know', () => {
  const found = reasonHelp(['status-502', 'network', 'status-other', 'constructor'], site);
  expect(found.map(({ reasons }) => reasons)).toEqual([
    ['status-502', 'status-other'],
    ['network'],
  ]);
});
