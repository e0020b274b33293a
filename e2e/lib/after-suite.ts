import { afterAll } from 'vitest';
import type { WhenFinished } from './browser.ts';

/**
 * For what all tests of a suite use. Vitest's own `afterAll` does not do it: within a hook, where such things are made, it
 * is ignored without a word.
 *
 * @returns takes work for after the last test; what was added last is done first
 */
export function afterSuite(): WhenFinished {
  const all: Parameters<WhenFinished>[0][] = [];
  afterAll(async () => {
    for (const work of all.toReversed()) await work();
  });
  return (work) => void all.push(work);
}
