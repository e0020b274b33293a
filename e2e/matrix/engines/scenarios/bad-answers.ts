import { expect } from 'vitest';
import type { Scenario, Stage, DocsTab } from '../stage.ts';

/** Signs in, and opens the docs of a reader who is known. */
async function openKnown(stage: Stage): Promise<DocsTab> {
  await stage.signIn('Ada');
  const docs = await stage.openDocs();
  await docs.ends('identified');
  return docs;
}

/** Info APIs that answer late, wrong or not at all. */
export const badAnswers: readonly Scenario[] = [
  {
    title: 'The Info API takes 4 s',
    expected: 'the public page, then the reader',
    async run(stage) {
      const held = stage.world.hold();
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await held.asked;
      const askedAt = Date.now();
      await docs.shows('nobody');
      // Four seconds in all, as the page has a limit of five.
      await stage.pass(Math.max(4_000 - (Date.now() - askedAt), 0));
      held.release();
      await docs.ends('identified');
      expect(await docs.shown()).toEqual(['nobody', 'Ada']);
      expect(stage.world.requests).toBe(1);
    },
  },
  {
    title: 'The Info API hangs',
    expected: 'the public page, `timeout` after 5 s, a new request after a pause',
    alsoIn: 'e2e/handshake/bad-info-apis.test.ts: no answer',
    async run(stage) {
      const held = stage.world.hold();
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await held.asked;
      await stage.pass(5_000);
      await docs.ends('timeout');
      expect(await docs.shown()).toEqual(['nobody']);
      held.release();
      await stage.pass(15_100);
      await docs.ends('timeout', 'identified');
    },
  },
  {
    title: 'The Info API fails every other time',
    expected: 'the reader in every frame',
    async run(stage) {
      const { world } = stage;
      const docs = await openKnown(stage);
      for (let turn = 0; turn < 3; turn += 1) {
        world.answer = world.fail(502);
        await stage.away(docs);
        await expect.poll(async () => (await docs.outcomes()).at(-1)).toBe('status-502');
        world.answer = undefined;
        await stage.away(docs);
        await expect.poll(async () => (await docs.outcomes()).at(-1)).toBe('identified');
      }
      expect(await docs.shown()).toEqual(['Ada']);
      expect(world.requests).toBe(7);
    },
  },
  {
    title: 'The Info API answers 500',
    expected:
      'the reader stays; each pause is longer than the one before, and up to half as long again at random',
    alsoIn: 'e2e/handshake/tabs.test.ts: a failing Info API is requested again after a while',
    async run(stage) {
      const { world } = stage;
      const docs = await openKnown(stage);
      world.answer = world.fail(500);
      await stage.away(docs);
      await docs.ends('identified', 'status-500');
      // The watcher holds the pauses against their bounds. Within them lies when the next request is sent.
      for (const [index, seconds] of [15, 30, 60].entries()) {
        await stage.pass(seconds * 1_000);
        await docs.ends('identified', ...Array.from({ length: index + 2 }, () => 'status-500'));
        expect(world.requests).toBe(index + 3);
      }
      expect(await docs.shown()).toEqual(['Ada']);
      world.answer = undefined;
      await stage.pass(121_000);
      await expect.poll(async () => (await docs.outcomes()).at(-1)).toBe('identified');
    },
  },
  {
    title: 'The Info API answers 429 with `Retry-After`',
    expected: 'the reader stays; no request before that time, not on return either',
    alsoIn: 'e2e/handshake/tabs.test.ts: Retry-After is obeyed',
    async run(stage) {
      const { world } = stage;
      const docs = await openKnown(stage);
      world.retryAfterMs = 120_000;
      world.answer = world.fail(429, { 'retry-after': '120' });
      await stage.away(docs);
      await docs.ends('identified', 'status-429');
      world.answer = undefined;
      await stage.pass(60_000);
      await stage.away(docs);
      expect(world.requests).toBe(2);
      await stage.pass(60_000);
      await docs.ends('identified', 'status-429', 'identified');
      expect(world.requests).toBe(3);
    },
  },
  {
    title: 'A captive portal answers',
    expected: 'the public page, `not-json`; the reader after the sign-in to the network',
    async run(stage) {
      const { world } = stage;
      // A portal answers everything with its page.
      world.answer = (_, response) =>
        void response.setHeader('content-type', 'text/html').end('<h1>Welcome to the airport</h1>');
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('not-json');
      expect(await docs.shown()).toEqual(['nobody']);
      world.answer = undefined;
      await stage.away(docs);
      await docs.ends('not-json', 'identified');
      await docs.shows('Ada');
    },
  },
];
