/**
 * A `localStorage` for tests: entries are properties, as in browsers.
 *
 * @param isFull whether there is no room for what is set
 */
export function fakeStorage(isFull: () => boolean = () => false): Storage {
  return new Proxy({} as Storage, {
    set(storage, name: string, value: unknown) {
      if (isFull()) throw new DOMException('Quota exceeded', 'QuotaExceededError');
      storage[name] = String(value);
      return true;
    },
  });
}
