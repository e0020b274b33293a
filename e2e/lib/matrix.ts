/**
 * Whether `npm run test:matrix` runs: a test file that holds for every host is run twice, by `npm test` for light ones,
 * and by a file in `e2e/matrix` that imports it for those with an installation of their own.
 */
export const isMatrix: boolean = process.env['BOOKPLATE_MATRIX'] === '1';
