import type { PGlite } from '@electric-sql/pglite';

/** What Acme's API speaks of, as its OpenAPI document has it. */
export interface Rocket {
  readonly id: string;
  readonly name: string;
  readonly status: 'ready' | 'flying' | 'prototype';
  readonly payloadKg: number;
}

export interface Launch {
  readonly id: number;
  readonly rocketId: string;
  readonly pad: number;
  readonly status: 'counting' | 'stopped';
}

/** Rockets are everyone's, launches an account's own. */
export interface Fleet {
  rockets(): Promise<readonly Rocket[]>;
  launches(accountId: number): Promise<readonly Launch[]>;
  /** Undefined if the pad is taken. */
  launch(accountId: number, rocketId: string, pad: number): Promise<Launch | undefined>;
  /** Undefined if this account has no such countdown. */
  stop(accountId: number, launchId: number): Promise<Launch | undefined>;
}

const schema = `
  CREATE TABLE IF NOT EXISTS rockets (
    id text PRIMARY KEY, name text NOT NULL, status text NOT NULL, payload_kg integer NOT NULL
  );
  CREATE TABLE IF NOT EXISTS launches (
    id serial PRIMARY KEY,
    account_id integer NOT NULL REFERENCES users (id),
    rocket_id text NOT NULL REFERENCES rockets (id),
    pad integer NOT NULL,
    status text NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS one_countdown_a_pad ON launches (pad) WHERE status = 'counting';
  INSERT INTO rockets VALUES
    ('kestrel', 'Kestrel', 'ready', 180),
    ('albatross', 'Albatross', 'flying', 2400),
    ('wren', 'Wren', 'prototype', 40)
  ON CONFLICT DO NOTHING;
`;

const launchColumns = 'id, rocket_id AS "rocketId", pad, status';

/**
 * Opens Acme's rockets and launches, and fills in the rockets on the first start.
 *
 * @param pool with the accounts
 * @returns what the API asks
 */
export async function openFleet(pool: PGlite): Promise<Fleet> {
  await pool.exec(schema);
  return {
    rockets: async () => {
      const columns = 'id, name, status, payload_kg AS "payloadKg"';
      return (await pool.query<Rocket>(`SELECT ${columns} FROM rockets ORDER BY id`)).rows;
    },
    launches: async (accountId) => {
      const { rows } = await pool.query<Launch>(
        `SELECT ${launchColumns} FROM launches WHERE account_id = $1 ORDER BY id DESC LIMIT 20`,
        [accountId],
      );
      return rows;
    },
    launch: async (accountId, rocketId, pad) => {
      const { rows } = await pool.query<Launch>(
        `INSERT INTO launches (account_id, rocket_id, pad, status) VALUES ($1, $2, $3, 'counting')
         ON CONFLICT DO NOTHING RETURNING ${launchColumns}`,
        [accountId, rocketId, pad],
      );
      return rows[0];
    },
    stop: async (accountId, launchId) => {
      const { rows } = await pool.query<Launch>(
        `UPDATE launches SET status = 'stopped'
         WHERE account_id = $1 AND id = $2 AND status = 'counting' RETURNING ${launchColumns}`,
        [accountId, launchId],
      );
      return rows[0];
    },
  };
}
