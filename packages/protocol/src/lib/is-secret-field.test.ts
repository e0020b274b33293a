import { expect, test } from 'vitest';
import { isSecretField } from './is-secret-field.ts';

test.each([
  'apiKey',
  'apiKeys',
  'apiKey2',
  'api_key',
  'API_KEY',
  'apikey',
  'APIKey',
  'X-API-Key',
  'key',
  'keys',
  'licenseKey',
  'signing-key',
  'clientSecret',
  'client_secret',
  'SECRET',
  'password',
  'passwd',
  'passphrase',
  'dbPwd',
  'token',
  'accessTokens',
  'ACCESS_TOKEN',
  'refreshtoken',
  'jwt',
  'credentials',
  'Authorization',
])('%s says that it is a secret', (name) => {
  expect(isSecretField(name, 'abc')).toBe(true);
  expect(isSecretField(name, { value: 'abc' })).toBe(true);
});

test.each([
  'firstName',
  'id',
  'monkey',
  'keyboard',
  'keywords',
  'Turkey',
  'secretary',
  'tokenizer',
  'tokenType',
  'passport',
  'compass',
  'apiKeyName',
  'apiKeyId',
  'keysUrl',
  'publicKey',
  'PUBLIC_KEY',
  'publishableKey',
  '',
])('%s does not', (name) => {
  expect(isSecretField(name, 'abc')).toBe(false);
});

test('a number and a question are no secrets', () => {
  expect(isSecretField('tokens', 1_200)).toBe(false);
  expect(isSecretField('hasPassword', true)).toBe(false);
});
