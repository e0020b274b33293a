/**
 * Whether `npm run test:matrix` runs. A test file that holds for every host is run by `npm test` for the light ones, and
 * by the matrix for those with an installation of their own; one with many rows by the matrix for all of them. vitest.config.ts
 * names such files there.
 */
export const isMatrix: boolean = process.env['BOOKPLATE_MATRIX'] === '1';

/** Rows of which another test of `npm test` holds the promise in another way: only the matrix runs them. */
export const inMatrix = <Row>(rows: readonly Row[]): readonly Row[] => (isMatrix ? rows : []);

/** Rows of which the first is representative: `npm test` runs it, and the matrix runs them all. */
export const decisive = <Row>(rows: readonly Row[]): readonly Row[] =>
  isMatrix ? rows : rows.slice(0, 1);
