import { expect, test } from 'vitest';
import { createProxyWarning } from './proxy-warning.ts';

const none = { clientAddressHeader: undefined };

test.each([
  [{ 'x-forwarded-for': '192.0.2.1' }, 'x-forwarded-for'],
  [{ forwarded: 'for=192.0.2.1' }, 'forwarded'],
  [{ 'x-real-ip': '192.0.2.1' }, 'x-real-ip'],
  [{ 'x-real-ip': '192.0.2.1', 'x-forwarded-for': '192.0.2.1' }, 'x-forwarded-for'],
])('warns once of %j, with the value of the setting', (headers, value) => {
  const told: string[] = [];
  const warning = createProxyWarning(none, (text) => told.push(text));
  expect(warning.text()).toBeUndefined();
  for (let n = 0; n < 3; n += 1) warning.look((name) => new Headers(headers).get(name));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER=${value}`);
  expect(warning.text()).toBe(told[0]);
});

test('says nothing of requests without a proxy, and of those with the header that is set', () => {
  const told: string[] = [];
  const plain = createProxyWarning(none, (text) => told.push(text));
  plain.look(() => undefined);
  const set = createProxyWarning({ clientAddressHeader: 'X-Real-IP' }, (text) => told.push(text));
  set.look((name) => new Headers({ 'x-real-ip': '192.0.2.1', forwarded: 'x' }).get(name));
  for (let n = 0; n < 1_000; n += 1) set.dropped();
  expect(told).toEqual([]);
});

test('warns of a header that is set and does not come', () => {
  const told: string[] = [];
  const warning = createProxyWarning({ clientAddressHeader: 'x-real-ip' }, (text) =>
    told.push(text),
  );
  warning.look((name) => new Headers({ 'x-forwarded-for': '192.0.2.1' }).get(name));
  expect(told[0]).toContain('without x-real-ip');
});

test('warns when many reports are over the limit of one client', () => {
  const told: string[] = [];
  const warning = createProxyWarning(none, (text) => told.push(text));
  for (let n = 0; n < 99; n += 1) warning.dropped();
  expect(told).toEqual([]);
  for (let n = 0; n < 99; n += 1) warning.dropped();
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER');
});
