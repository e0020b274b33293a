import { readers, type ReaderAccount } from '@bookplate-examples/company/readers';
import { hashPassword, isPassword } from '@bookplate-examples/company/passwords';
import { PGlite } from '@electric-sql/pglite';

/** A row of the users table, without the password's hash. */
export type Account = Omit<ReaderAccount, 'password'> & { readonly id: number };

/** Acme's PostgreSQL: its users, and the sessions of connect-pg-simple. */
export interface AcmeDatabase {
  /** Speaks to the database as `pg`'s Pool does. */
  readonly pool: PGlite;
  findByPassword(email: string, password: string): Promise<Account | undefined>;
  findById(id: number): Promise<Account | undefined>;
  /** For the API, which knows no sessions. */
  findByKey(key: string): Promise<Account | undefined>;
}

const schema = `
  CREATE TABLE IF NOT EXISTS users (
    id serial PRIMARY KEY,
    email text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    plan text NOT NULL,
    groups text[] NOT NULL,
    api_key text NOT NULL
  );
  CREATE TABLE IF NOT EXISTS session (
    sid varchar PRIMARY KEY,
    sess json NOT NULL,
    expire timestamp(6) NOT NULL
  );
`;

const columns =
  'id, email, first_name AS "firstName", last_name AS "lastName", plan, groups, api_key AS "apiKey"';

/**
 * Opens the database, and fills it on the first start.
 *
 * @param folder where PGlite keeps it
 * @returns the database
 */
export async function openDatabase(folder: string): Promise<AcmeDatabase> {
  const pool = await PGlite.create(folder);
  await pool.exec(schema);
  for (const reader of readers)
    await pool.query(
      `INSERT INTO users (email, password_hash, first_name, last_name, plan, groups, api_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (email) DO NOTHING`,
      [
        reader.email,
        await hashPassword(reader.password),
        reader.firstName,
        reader.lastName,
        reader.plan,
        reader.groups,
        reader.apiKey,
      ],
    );

  const findById: AcmeDatabase['findById'] = async (id) => {
    const { rows } = await pool.query<Account>(`SELECT ${columns} FROM users WHERE id = $1`, [id]);
    return rows[0];
  };
  return {
    pool,
    findById,
    findByKey: async (key) => {
      const query = `SELECT ${columns} FROM users WHERE api_key = $1`;
      return (await pool.query<Account>(query, [key])).rows[0];
    },
    findByPassword: async (email, password) => {
      const { rows } = await pool.query<{ id: number; hash: string }>(
        'SELECT id, password_hash AS hash FROM users WHERE email = $1',
        [email],
      );
      const [row] = rows;
      return row && (await isPassword(password, row.hash)) ? findById(row.id) : undefined;
    },
  };
}
