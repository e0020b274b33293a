import { regionOf } from './region.ts';

/**
 * Takes what a reader copies out of a server that is run by a test, with the addresses of the guides.
 *
 * @param source a file with the region `info-api`
 * @returns its lines, without the option that only the test sets
 */
export function recipeOf(source: string): string {
  return regionOf(source, 'info-api')
    .split('\n')
    .filter((line) => !line.includes('ANONYMOUS_STATUS'))
    .join('\n')
    .replaceAll('http://docs.acme.localhost:4311', 'https://docs.foo.com');
}
