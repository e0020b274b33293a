import { expect, test } from 'vitest';
import { examineFixture, type Fixture, setHeader } from '../../../../test/company.ts';
import { sees, withCookie } from '../../../../test/fixture-parts.ts';

test.each<[outcome: string, reason: string | undefined, fixture: Fixture]>([
  ['identified', undefined, {}],
  ['identified', undefined, { deployment: 'one-domain' }],
  ['unreachable', 'network', { spoil: (draft) => setHeader(draft, 'Access-Control-Allow-Origin') }],
  ['unreachable', 'status-500', { spoil: (draft) => (draft.status = 500) }],
  ['unreachable', 'not-json', { spoil: (draft) => (draft.body = 'Hello') }],
  ['unreachable', 'invalid-user', { spoil: (draft) => (draft.body = '{"groups":7}') }],
  ['unreachable', 'invalid-user', { spoil: (draft) => (draft.body = ' '.repeat(70_000)) }],
  ['anonymous', undefined, { spoil: (draft) => (draft.body = '{"user":null}') }],
  ['anonymous', undefined, { spoil: (draft) => (draft.body = '{"apiPlaygroundInputs":null}') }],
  ['anonymous', undefined, { user: { expiresAt: 1, content: { firstName: 'Ada' } } }],
  ['anonymous', undefined, { input: () => ({ cookie: 'sid=long-expired-session' }) }],
  [
    'unreachable',
    'network',
    { docsHeaders: () => ({ 'content-security-policy': "connect-src 'self'" }) },
  ],
])('predicts %s (%s)', async (outcome, reason, fixture) => {
  const { events } = await examineFixture({
    input: withCookie,
    ...fixture,
    options: sees({ outcome: 'none' }),
  });
  const observed = events.find((event) => event.type === 'observation');
  expect(observed?.predicted).toEqual({ outcome, ...(reason && { reason }) });
});
