import { expect, test } from 'vitest';
import { password, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole({ BOOKPLATE_CONSOLE_URL: 'https://console.foo.com' });

test('over https no other host of the site can set a cookie of the console (__Host-)', async () => {
  const visitor = team.stranger();
  const answer = await visitor.post('/sign-in', { email: 'olga@foo.com', password });
  expect(answer).toMatchObject({ status: 303 });
  const lines = answer.headers.getSetCookie();
  expect(new Set(lines.map((line) => line.split('=')[0]))).toEqual(
    new Set(['__Host-bookplate-console.device', '__Host-bookplate-console.session_token']),
  );
  for (const line of lines) {
    // RFC 6265bis §4.1.3.2
    expect(line).toMatch(/; Path=\/(;|$)/i);
    expect(line).toMatch(/; Secure/i);
    expect(line).not.toMatch(/; Domain/i);
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
  }
  expect(await visitor.get('/')).toMatchObject({ status: 200 });
});

test.each(['bookplate-console.session_token', '__Secure-bookplate-console.session_token'])(
  'over https a session in the cookie %s is not taken: another host could have set it',
  async (name) => {
    const visitor = team.stranger();
    await visitor.post('/sign-in', { email: 'olga@foo.com', password });
    const value = visitor.cookies.get('__Host-bookplate-console.session_token')!;
    const tossed = team.stranger();
    tossed.cookies.set(name, value);
    expect((await tossed.get('/')).location).toMatch('/sign-in');
    expect((await tossed.get('/sign-in')).status).toBe(200);
  },
);
