import { ConfigurationError } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('an empty environment is a console on this machine', () => {
  expect(readConfig({ PATH: '/bin', BOOKPLATE_CONSOLE_SECRET: '' })).toMatchObject({
    url: 'http://localhost:4300',
    host: '127.0.0.1',
    port: 4_300,
    allowedNetworks: [],
    logLevel: 'info',
  });
});

test('reads what is given', () => {
  const config = readConfig({
    BOOKPLATE_CONSOLE_URL: 'https://Console.Foo.com/',
    BOOKPLATE_CONSOLE_PORT: '80',
    BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '10.0.0.0/8, fd00::/8',
    BOOKPLATE_CONSOLE_SECRET: 's'.repeat(32),
    DATABASE_URL: 'postgresql://u:p@host/db',
  });
  expect(config).toMatchObject({
    url: 'https://console.foo.com',
    port: 80,
    allowedNetworks: ['10.0.0.0/8', 'fd00::/8'],
    databaseUrl: 'postgresql://u:p@host/db',
  });
});

test.each([
  ['BOOKPLATE_CONSOLE_URL', 'console.foo.com', 'expected an address such as'],
  ['BOOKPLATE_CONSOLE_URL', 'https://foo.com/console', 'cannot run below a path'],
  ['BOOKPLATE_CONSOLE_PORT', 'http', 'expected a port number'],
  ['BOOKPLATE_CONSOLE_ALLOWED_NETWORKS', '10.0.0.5', 'expected networks such as'],
  ['BOOKPLATE_CONSOLE_SECRET', 'hunter2', 'expected at least 32 random characters'],
  [
    'BOOKPLATE_CONSOLE_WEBHOOK_URL',
    'https://foo.com/',
    'WEBHOOK_SECRET: is needed with WEBHOOK_URL',
  ],
  [
    'BOOKPLATE_CONSOLE_WEBHOOK_SECRET',
    'whsec_hunter2',
    'expected "whsec_" and 24 to 64 random bytes',
  ],
  ['BOOKPLATE_CONSOLE_LOG_LEVEL', 'loud', 'BOOKPLATE_CONSOLE_LOG_LEVEL'],
  ['BOOKPLATE_CONSOLE_COLOUR', 'red', 'unknown; known are BOOKPLATE_CONSOLE_URL'],
  ['BETTER_AUTH_URL', 'https://hunter2.com', 'BETTER_AUTH_URL: would change how people sign in'],
  ['BETTER_AUTH_SECRETS', '1:hunter2', 'would change how people sign in'],
  ['BETTER_AUTH_TRUSTED_ORIGINS', 'https://hunter2.com', 'would change how people sign in'],
  ['BETTER_AUTH_TELEMETRY', '1', 'would change how people sign in'],
  ['BETTER_AUTH_SOMETHING_NEW', 'hunter2', 'would change how people sign in'],
  ['DATABASE_URL', 'mysql://x:hunter2@y', 'DATABASE_URL: expected a URL such as'],
  ['DATABASE_URL', 'postgres://host/db', 'BOOKPLATE_CONSOLE_SECRET: is needed with DATABASE_URL'],
])('refuses %s=%s, without repeating it', (name, value, message) => {
  const read = (): unknown => readConfig({ [name]: value });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(message);
  expect(read).toThrow(/^(?!.*hunter2)/s);
});
