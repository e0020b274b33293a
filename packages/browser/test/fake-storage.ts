/** A `localStorage` for tests: entries are properties, as in browsers. */
export function fakeStorage(): Storage {
  return Object.create({
    setItem(this: Record<string, string>, name: string, value: string) {
      this[name] = value;
    },
    removeItem(this: Record<string, string>, name: string) {
      delete this[name];
    },
  }) as Storage;
}
