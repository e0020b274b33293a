import { eq, lt, sql } from 'drizzle-orm';
import { createHmac } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { attempts } from '../database/tables.ts';

/** How often something may be tried in a window of time. */
export interface AttemptRule {
  readonly name: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** Counts attempts in the database, so that several processes count together. */
export interface Attempts {
  /** Counts one more, and says whether that is still within the rule. */
  readonly allow: (rule: AttemptRule, ...about: string[]) => Promise<boolean>;
  /** When the window of a rule ends, in which no more is allowed; undefined if none has begun. */
  readonly endsAt: (rule: AttemptRule, ...about: string[]) => Promise<Date | undefined>;
  /** Takes one back: what succeeded does not count. */
  readonly forgive: (rule: AttemptRule, ...about: string[]) => Promise<void>;
  /** Deletes those whose window has ended. */
  readonly tidy: () => Promise<void>;
}

/**
 * @param db the database
 * @param secret makes the kept hashes useless to an attacker who tries all addresses
 * @returns the counter
 */
export function createAttempts(db: Db, secret: string): Attempts {
  const keyOf = (name: string, about: readonly string[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([name, ...about]))
      .digest('base64url');
  return {
    async allow({ name, most, windowSeconds }, ...about) {
      const key = keyOf(name, about);
      const isOver = sql`${attempts.endsAt} < now()`;
      const endsAt = sql`now() + make_interval(secs => ${windowSeconds})`;
      // One statement, so that two attempts at the same moment are two.
      const [row] = await db
        .insert(attempts)
        .values({ key, count: 1, endsAt })
        .onConflictDoUpdate({
          target: attempts.key,
          set: {
            count: sql`CASE WHEN ${isOver} THEN 1 ELSE ${attempts.count} + 1 END`,
            endsAt: sql`CASE WHEN ${isOver} THEN ${endsAt} ELSE ${attempts.endsAt} END`,
          },
        })
        .returning({ count: attempts.count });
      return (row?.count ?? 0) <= most;
    },
    async endsAt({ name }, ...about) {
      const [row] = await db
        .select({ endsAt: attempts.endsAt })
        .from(attempts)
        .where(eq(attempts.key, keyOf(name, about)));
      return row?.endsAt;
    },
    async forgive({ name }, ...about) {
      await db
        .update(attempts)
        .set({ count: sql`greatest(${attempts.count} - 1, 0)` })
        .where(eq(attempts.key, keyOf(name, about)));
    },
    async tidy() {
      await db.delete(attempts).where(lt(attempts.endsAt, sql`now()`));
    },
  };
}
