/** Counts in memory, by row, until they are written down. */
export interface Counts<Row> {
  /** @returns false if too many rows wait already: then it is not counted */
  readonly add: (row: Row) => boolean;
  /** Rejects if the rows cannot be written: then they wait for the next time. */
  readonly write: () => Promise<void>;
}

/** Rows in one statement: PostgreSQL takes 65,535 parameters. */
const batch = 1_000;

/**
 * @param options what tells two rows apart, how many may wait, and what writes some of them: all or none
 * @returns counts of this process; several add up in the database
 */
export function createCounts<Row extends { count: number }>(options: {
  readonly keyOf: (row: Row) => string;
  readonly mostWaiting: number;
  readonly insert: (rows: Row[]) => Promise<unknown>;
}): Counts<Row> {
  const { keyOf, mostWaiting, insert } = options;
  let waiting = new Map<string, Row>();

  const count = (row: Row, most: number): boolean => {
    const key = keyOf(row);
    const known = waiting.get(key);
    if (known) known.count += row.count;
    else if (waiting.size < most) waiting.set(key, row);
    else return false;
    return true;
  };

  return {
    add: (row) => count(row, mostWaiting),
    async write() {
      // In one order, so that two consoles that write the same rows wait for each other and not in a circle.
      const rows = [...waiting]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, row]) => row);
      waiting = new Map();
      for (let start = 0; start < rows.length; start += batch)
        try {
          await insert(rows.slice(start, start + batch));
        } catch (error) {
          // They were taken, so none of them is dropped now.
          for (const row of rows.slice(start)) count(row, Infinity);
          throw error;
        }
    },
  };
}
