/** The two people who have an account at every example company. */
export interface ReaderAccount {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly plan: 'enterprise' | 'free';
  readonly groups: readonly string[];
  readonly apiKey: string;
}

export const readers: readonly ReaderAccount[] = [
  {
    email: 'ada@example.com',
    password: 'ada-password',
    firstName: 'Ada',
    lastName: 'Lovelace',
    plan: 'enterprise',
    groups: ['admin', 'beta'],
    apiKey: 'test_ada_4f1d9c2e7b',
  },
  {
    email: 'bob@example.com',
    password: 'bob-password',
    firstName: 'Bob',
    lastName: 'Babbage',
    plan: 'free',
    groups: [],
    apiKey: 'test_bob_8a03e65d1c',
  },
];
