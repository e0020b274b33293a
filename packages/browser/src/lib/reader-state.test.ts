import { afterEach, expect, test, vi } from 'vitest';
import { type Tab, TabWorld } from '../../test/tab-world.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Two tabs with an answer ten seconds old, the first in front. */
async function twoTabs(): Promise<{ world: TabWorld; first: Tab; second: Tab }> {
  const world = new TabWorld();
  world.signIn({ content: { id: 'Ada' } });
  const first = world.open();
  await world.answer(0);
  const second = world.open(false);
  await world.passTime(10_000);
  return { world, first, second };
}

test('a tab that is shown before the other one is hidden requests nothing while the answer is fresh', async () => {
  const { world, first, second } = await twoTabs();
  world.show(second);
  await world.passTime(30);
  world.hide(first);
  await world.passTime(1_000);
  expect(world.requests).toEqual([]);
});

test('a reader who comes back from elsewhere is requested', async () => {
  const { world, first } = await twoTabs();
  world.hide(first);
  await world.passTime(10_000);
  world.show(first);
  await world.passTime(1_000);
  expect(world.requests).toHaveLength(1);
});

test.each([
  ['as soon as the reader comes back', 0],
  ['before the answer', 200],
])('a page that is left %s leaves the request to the next', async (_when, ms) => {
  const { world, first } = await twoTabs();
  world.hide(first);
  await world.passTime(10_000);
  world.show(first);
  await world.passTime(ms);
  world.putAside(first);
  world.open();
  expect(world.requests).toHaveLength(1);
});

test('a page that is left after its answer spares the next the request', async () => {
  const { world, first } = await twoTabs();
  world.hide(first);
  await world.passTime(10_000);
  world.show(first);
  await world.passTime(200);
  await world.answer(0);
  world.putAside(first);
  world.open();
  expect(world.requests).toEqual([]);
});

test('an outcome is not the last while a later request is under way', async () => {
  const world = new TabWorld();
  world.signIn({ content: { id: 'Ada' } });
  world.open();
  await world.passTime(1_000);
  world.signOut();
  const later = world.open(false);
  await world.answer(0);
  world.deliver(true);
  expect(later.lasts).toEqual([false]);
  expect(world.shown(later).reader?.content).toEqual({ id: 'Ada' });
  await world.answer(0);
  expect(later.lasts).toEqual([false, true]);
  expect(world.shown(later).reader).toBeNull();
});
