import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

export const reportKinds = ['weekly', 'daily', 'about-reports'] as const;

/** A report, as Initech's OpenAPI document has it. */
export interface Report {
  readonly id: number;
  readonly title: string;
  readonly kind: (typeof reportKinds)[number];
  readonly pages: number;
}

export interface Reports {
  list(accountId: number): readonly Report[];
  write(accountId: number, title: string, kind: Report['kind']): Report;
  /** Who has an account, for its admins. */
  seats(): readonly { readonly email: string; readonly reports: number }[];
}

/**
 * Opens Initech's reports, and has one written for each account on the first start.
 *
 * @param database with the accounts
 * @returns what the API asks
 */
export function openReports(database: DatabaseSync): Reports {
  database.exec(`CREATE TABLE IF NOT EXISTS reports (
    id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES users (id), title TEXT NOT NULL,
    kind TEXT NOT NULL, pages INTEGER NOT NULL
  ) STRICT;
  INSERT INTO reports (account_id, title, kind, pages)
    SELECT id, 'The week of ' || first_name, 'weekly', 12 FROM users
    WHERE NOT EXISTS (SELECT 1 FROM reports);`);
  const list = database.prepare(
    'SELECT id, title, kind, pages FROM reports WHERE account_id = ? ORDER BY id DESC LIMIT 20',
  );
  const insert = database.prepare(
    `INSERT INTO reports (account_id, title, kind, pages) VALUES (?, ?, ?, 1)
     RETURNING id, title, kind, pages`,
  );
  const seats = database.prepare(
    `SELECT email, count(reports.id) AS reports FROM users
     LEFT JOIN reports ON account_id = users.id GROUP BY users.id ORDER BY email`,
  );
  return {
    list: (accountId) => list.all(accountId).map(toReport),
    write: (accountId, title, kind) => toReport(insert.get(accountId, title, kind) ?? {}),
    seats: () =>
      seats.all().map(({ email, reports }) => ({ email: String(email), reports: Number(reports) })),
  };
}

function toReport(row: Record<string, SQLOutputValue>): Report {
  const { id, title, kind, pages } = row;
  return {
    id: Number(id),
    title: String(title),
    kind: reportKinds.find((each) => each === kind) ?? 'weekly',
    pages: Number(pages),
  };
}
