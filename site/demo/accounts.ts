import { readers } from '@bookplate-examples/company/readers';
import { playgroundKeysOf } from '@bookplate-examples/company/api-keys';
import type { User } from '@bookplate/info-api';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainOf, type Setup } from './setup.ts';

/** What the demo dashboard knows of its two readers. */
export interface Accounts {
  /** @returns the id of the account, or `undefined` if the password is wrong */
  findByPassword(email: string, password: string): string | undefined;
  /** @returns the account's set-up; empty until it is filled in */
  setupOf(id: string): Setup;
  saveSetup(id: string, setup: Setup): void;
  /** @returns the answer of the Info API for this account, or `null` if there is no such account */
  userOf(id: string | undefined): User | null;
}

/** Ada has a set-up from the start, so that one click shows what the docs do with it. Bob has none. */
const initial: Readonly<Record<string, Setup>> = {
  ada: {
    docsOrigin: 'https://docs.analytical.example',
    dashboardOrigin: 'https://app.analytical.example',
    host: 'starlight',
    server: 'express',
  },
};

const idOf = ({ email }: { readonly email: string }): string => email.split('@')[0] ?? email;

/**
 * Opens the accounts of the demo dashboard.
 *
 * @param dataFolder holds one JSON file with the set-ups; it is created if it is missing
 * @returns the accounts
 */
export function openAccounts(dataFolder: string): Accounts {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'setups.json');
  const setups = { ...initial, ...readSetups(file) };
  return {
    findByPassword(email, password) {
      const account = readers.find((each) => each.email === email && each.password === password);
      return account && idOf(account);
    },
    setupOf: (id) => setups[id] ?? {},
    saveSetup(id, setup) {
      setups[id] = setup;
      writeFileSync(file, `${JSON.stringify(setups, null, 2)}\n`);
    },
    userOf(id) {
      const account = readers.find((each) => idOf(each) === id);
      if (!account || id === undefined) return null;
      const { email, firstName, lastName, plan, groups, apiKey } = account;
      const setup = setups[id] ?? {};
      const domain = domainOf(setup);
      return {
        groups,
        content: { id, email, firstName, lastName, plan, ...setup, ...(domain && { domain }) },
        apiPlaygroundInputs: {
          header: { 'X-API-Key': apiKey },
          keys: playgroundKeysOf(account),
        },
      };
    },
  };
}

function readSetups(file: string): Record<string, Setup> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Setup>;
  } catch {
    return {};
  }
}
