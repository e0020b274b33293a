import { expect } from 'vitest';
import { password, type TestConsole } from './team.ts';
import { totp } from './totp.ts';
import type { Answer, Visitor } from './visitor.ts';

/** Headers of a form of the console itself, from an address that a test chooses. */
export function from(team: TestConsole, address: string): Record<string, string> {
  return { origin: team.running.url, 'x-test-address': address };
}

/** The path of the link that a page shows; empty if there is none. */
export function linkIn(body: string): string {
  return /https?:\S+?(\/(?:join|password)\/[\w-]+)/.exec(body)?.[1] ?? '';
}

/** Somebody new, by an invitation that `by` makes: their e-mail is the letters of the name at foo.com. */
export async function joinTeam(
  team: TestConsole,
  name: string,
  role: string,
  by: Visitor = team.owner,
): Promise<Visitor> {
  const { body } = await by.post('/team/invitations', { role, note: name });
  const visitor = team.stranger();
  const email = `${name.toLowerCase().replaceAll(/[^a-z\d-]/g, '')}@foo.com`;
  const answer = await visitor.post(linkIn(body), { name, email, password });
  expect(answer).toMatchObject({ status: 303, location: '/' });
  return visitor;
}

/** The id of a person, from the form beside the name. */
export async function idOf(team: TestConsole, name: string): Promise<string> {
  const { body } = await team.owner.get(`/team?q=${encodeURIComponent(name)}`);
  return (
    new RegExp(`<label class="hidden" for="role-([\\w-]+)">Role of ${name}<`).exec(body)?.[1] ?? ''
  );
}

/** Signs in by password, from an address of the test's choice. */
export function signIn(
  team: TestConsole,
  visitor: Visitor,
  email: string,
  { word = password, address }: { readonly word?: string; readonly address: string },
): Promise<Answer> {
  return visitor.post('/sign-in', { email, password: word }, from(team, address));
}

/** Sends the second factor. */
export function sendCode(
  team: TestConsole,
  visitor: Visitor,
  code: string,
  address = '10.9.0.1',
): Promise<Answer> {
  return visitor.post('/sign-in/code?next=%2Fteam', { code }, from(team, address));
}

/** What somebody has who turned their second factor on. */
export interface SecondFactor {
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

/** Turns on the second factor of somebody who is signed in, as they would. */
export async function turnOn(visitor: Visitor): Promise<SecondFactor> {
  const setup = await visitor.post('/account/second-factor', { password });
  expect(setup.status).toBe(200);
  const [, uri = ''] = /name="uri" value="([^"]+)"/.exec(setup.body) ?? [];
  const [, secret = ''] = /secret=([A-Z2-7]+)/.exec(uri) ?? [];
  const answer = await visitor.post('/account/second-factor/confirm', {
    uri: uri.replaceAll('&amp;', '&'),
    code: totp(secret),
  });
  expect(answer.status).toBe(200);
  return { secret, backupCodes: answer.body.match(/[2-9a-z]{5}-[2-9a-z]{5}(?=<)/g) ?? [] };
}
