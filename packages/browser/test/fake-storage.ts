/** A `localStorage` for tests: entries are properties, as in browsers. */
export function fakeStorage(): Storage {
  return {} as Storage;
}
