import { expect, test } from 'vitest';
import { lookAlikes } from './look-alikes.ts';

test('varies the docs origin in each way that a loose comparison lets through', () => {
  expect(lookAlikes(new URL('https://docs.foo.com/guide'))).toEqual([
    'https://docs.foo.com.bookplate-doctor.example',
    'https://bookplate-doctor-docs.foo.com',
    'https://docsxfoo.com',
    'https://docs.foo.com_.bookplate-doctor.example',
    'https://docs.foo.com:8443',
    'https://bookplate-doctor.docs.foo.com',
    'https://bookplate-doctor.foo.com',
    'https://foo.com',
    'wss://docs.foo.com',
  ]);
});

test('never names the docs origin itself', () => {
  for (const url of [
    'https://foo.com/docs',
    'https://foo.com:8443/',
    'http://docs.foo.localhost:4311/',
    'http://localhost:4321/',
  ])
    expect(lookAlikes(new URL(url))).not.toContain(new URL(url).origin);
});
