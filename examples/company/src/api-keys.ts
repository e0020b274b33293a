import type { ReaderAccount } from './readers.ts';

const own = /^test_/;
const sandbox = /^sandbox_/;

/**
 * The keys that a reader chooses from in the docs. On the enterprise plan there is one for the sandbox, too; it is made
 * of the account's own, so that nothing else has to be stored.
 *
 * @param account of the dashboard
 * @returns the keys by name, as the Info API answers them; none where there is nothing to choose
 */
export function playgroundKeysOf({ apiKey, plan }: Pick<ReaderAccount, 'apiKey' | 'plan'>): {
  readonly name: string;
  readonly header: Readonly<Record<string, string>>;
}[] {
  const keys = { Production: apiKey, Sandbox: apiKey.replace(own, 'sandbox_') };
  if (plan !== 'enterprise') return [];
  return Object.entries(keys).map(([name, key]) => ({ name, header: { 'X-API-Key': key } }));
}

/**
 * @param key that came with a request
 * @returns the key by which its account is stored
 */
export function accountKeyOf(key: string): string {
  return key.replace(sandbox, 'test_');
}
