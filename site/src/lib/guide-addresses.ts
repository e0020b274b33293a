/**
 * Writes the addresses of the guides in the place of those that the examples are run with.
 *
 * @param source of an example
 * @returns the same, for docs on `https://docs.foo.com`
 */
export function guideAddresses(source: string): string {
  return source
    .replaceAll('http://docs.acme.localhost:4311', 'https://docs.foo.com')
    .replaceAll('acme.localhost', 'foo.com');
}
