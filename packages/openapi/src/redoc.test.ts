import { expect, test, vi } from 'vitest';
import { redocPlayground } from './redoc.ts';

/** Redoc 2, as far as its state goes: it mounts one for each call. */
function redoc2(dispose: () => void = () => {}) {
  const stores: Store[] = [];
  class Store {
    isAlive = true;
    readonly rawOptions: object;
    constructor(options: object) {
      this.rawOptions = options;
      stores.push(this);
    }
    onDidMount(): void {}
    dispose(): void {
      this.isAlive = false;
      dispose();
    }
  }
  const init = vi.fn((_: object, options: object, __: Element) => new Store(options).onDidMount());
  return { stores, Store, library: { init, AppStore: Store } };
}

function containerOf(): { readonly element: Element; readonly children: () => unknown } {
  let children: unknown[] = [];
  const element = {
    ownerDocument: { createElement: () => ({}) },
    replaceChildren: (...others: unknown[]) => {
      children = others;
    },
  };
  return { element: element as never, children: () => children[0] };
}

test('changes the library once, however often it shows, and in how many places', () => {
  const { library, stores, Store } = redoc2();
  const playgrounds = [1, 2].map(() => redocPlayground(library, containerOf().element));
  const prototypes = [1, 2, 3].map(() => {
    for (const playground of playgrounds) playground.show({});
    return Store.prototype.onDidMount;
  });
  expect(new Set(prototypes).size).toBe(1);
  expect(stores.map(({ isAlive }) => isAlive)).toEqual([false, false, false, false, true, true]);
});

test('ends a state that Redoc mounts after the next document', () => {
  const { library, stores, Store } = redoc2();
  const playground = redocPlayground(library, containerOf().element);
  let mountLate = (): void => {};
  library.init.mockImplementationOnce((_, options) => {
    mountLate = () => new Store(options).onDidMount();
  });
  playground.show({});
  playground.show({});
  mountLate();
  expect(stores.map(({ isAlive }) => isAlive)).toEqual([true, false]);
});

test('shows the next document where Redoc cannot end the one before', () => {
  const { library, stores } = redoc2(() => {
    throw new Error('Cannot end');
  });
  const { element, children } = containerOf();
  const playground = redocPlayground(library, element);
  playground.show({});
  const before = children();
  expect(() => playground.show({})).toThrow('Cannot end');
  expect(children()).not.toBe(before);
  expect(library.init.mock.lastCall?.[2]).toBe(children());
  expect(() => playground.show({})).toThrow('Cannot end');
  // Each is ended once: an earlier one has nothing to do with the next.
  expect(stores.map(({ isAlive }) => isAlive)).toEqual([false, false, true]);
});
