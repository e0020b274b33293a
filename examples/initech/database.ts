import { hashPassword, isPassword } from '@bookplate-examples/company/passwords';
import { readers, type ReaderAccount } from '@bookplate-examples/company/readers';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { openReports, type Reports } from './reports.ts';

/** A row of the users table, without the password's hash. */
export type Account = Omit<ReaderAccount, 'password'> & { readonly id: number };

/** Initech's users. Its sessions are in the readers' own cookies, encrypted. */
export interface InitechDatabase {
  findByPassword(email: string, password: string): Promise<Account | undefined>;
  findById(id: number): Account | undefined;
  /** For the API, which knows no sessions. */
  findByKey(key: string): Account | undefined;
  readonly reports: Reports;
  close(): void;
}

/**
 * Opens the database, and fills it on the first start.
 *
 * @param file where SQLite keeps it
 * @returns the database
 */
export async function openDatabase(file: string): Promise<InitechDatabase> {
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE IF NOT EXISTS users (
    id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL, first_name TEXT NOT NULL,
    last_name TEXT NOT NULL, plan TEXT NOT NULL, groups TEXT NOT NULL, api_key TEXT NOT NULL
  ) STRICT`);
  const insert = database.prepare(
    `INSERT OR IGNORE INTO users (email, password_hash, first_name, last_name, plan, groups, api_key)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { email, password, firstName, lastName, plan, groups, apiKey } of readers)
    insert.run(
      email,
      await hashPassword(password),
      firstName,
      lastName,
      plan,
      JSON.stringify(groups),
      apiKey,
    );

  const byId = database.prepare('SELECT * FROM users WHERE id = ?');
  const byKey = database.prepare('SELECT * FROM users WHERE api_key = ?');
  const byEmail = database.prepare('SELECT * FROM users WHERE email = ?');
  return {
    findById: (id) => toAccount(byId.get(id)),
    findByKey: (key) => toAccount(byKey.get(key)),
    reports: openReports(database),
    findByPassword: async (email, password) => {
      const row = byEmail.get(email);
      const isRight = row && (await isPassword(password, String(row['password_hash'])));
      return isRight ? toAccount(row) : undefined;
    },
    close: () => database.close(),
  };
}

function toAccount(row: Record<string, SQLOutputValue> | undefined): Account | undefined {
  if (!row) return undefined;
  return {
    id: Number(row['id']),
    email: String(row['email']),
    firstName: String(row['first_name']),
    lastName: String(row['last_name']),
    plan: row['plan'] === 'enterprise' ? 'enterprise' : 'free',
    groups: JSON.parse(String(row['groups'])) as string[],
    apiKey: String(row['api_key']),
  };
}
