import { expect } from 'vitest';
import { place } from '../../../lib/clock.ts';
import type { Scenario } from '../stage.ts';

/** Pages that were put aside, made beforehand, brought back or cut off. */
export const pageLives: readonly Scenario[] = [
  {
    title: 'Back/forward cache, with a change of account in between',
    expected: 'the second account, nothing of the first after the answer',
    alsoIn:
      'e2e/handshake/reader-life.test.ts: the back button does not bring back a reader who has signed out',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await docs.goto(`${stage.world.dashboardUrl}/sign-in/Bob`);
      await docs.back();
      await docs.shows('Bob');
      expect(await docs.kept()).not.toContain('Ada');
    },
  },
  {
    title: 'Back/forward cache with a hint, with a change of account in between',
    expected: 'the name in the hint in the first frame, then the second account',
    usesHint: true,
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      const { release } = stage.world.hold();
      await docs.goto(`${stage.world.dashboardUrl}/sign-in/Bob`);
      await docs.back();
      await docs.shows('Bob M.');
      expect(await docs.shown()).toEqual(['Bob M.']);
      release();
      await docs.shows('Bob');
    },
  },
  {
    title: 'Prerendered page, with a sign-out before it is shown',
    expected: 'anonymous after the answer, two requests',
    notIn: {
      Firefox: 'Firefox has no prerendering by speculation rules',
      WebKitGTK: 'WebKit has no prerendering by speculation rules',
    },
    async run(stage) {
      const { world } = stage;
      // A page that is not shown yet is out of the test's reach: it sets its clock itself.
      world.beforePage = `document.addEventListener('prerenderingchange', () =>
  globalThis[Symbol.for('${place}')].set({ aheadMs: Number(localStorage.ahead) }));`;
      // In a tab that is hidden, Chromium gives up what it has not prerendered to the end.
      world.afterPage = `<script type="speculationrules">{"prerender":[{"urls":["/docs/?next"],"eagerness":"immediate"}]}</script>
<script>if (document.prerendering) addEventListener('load', () => fetch('/prerendered'));</script>`;
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await expect.poll(() => world.prerendered).toBe(1);
      await stage.signOut();
      await stage.pass(2_100);
      await docs.tab.show();
      await docs.read();
      await docs.tab.run((ms) => (localStorage['ahead'] = String(ms)), world.aheadMs);
      await docs.tab.run(() => location.assign('/docs/?next'));
      await expect
        .poll(() =>
          docs.tab.run(() => {
            const [entry] = performance.getEntriesByType('navigation');
            return (entry as { activationStart?: number } | undefined)?.activationStart;
          }),
        )
        .toBeGreaterThan(0);
      await docs.shows('nobody');
      expect(await docs.kept()).toBe('{}');
    },
  },
  {
    title: 'Restored tab, after the browser was started again',
    expected: 'the reader in the first frame',
    setup: { isRestarted: true },
    notIn: {
      Firefox: 'a Firefox that WebDriver BiDi starts restores no tabs',
      WebKitGTK: 'WebKitWebDriver starts each browser without a profile',
    },
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      const restored = await stage.restart(docs);
      await restored.tab.show();
      await restored.shows('Ada');
      expect(await restored.shown()).toEqual(['Ada']);
    },
  },
  {
    title: 'Offline and back',
    expected: 'the reader stays, and is confirmed when the network is back',
    async run(stage) {
      const { world } = stage;
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      const setOffline = async (isOffline: boolean): Promise<void> => {
        if (docs.tab.setOffline) await docs.tab.setOffline(isOffline);
        else {
          // The engine cannot: no server answers, and the event is the test's.
          world.answer = isOffline ? (request) => void request.socket.destroy() : undefined;
          if (!isOffline) await docs.tab.run(() => void dispatchEvent(new Event('online')));
        }
      };
      await setOffline(true);
      await stage.away(docs);
      await docs.ends('identified', 'network');
      await stage.pass(2_100);
      await setOffline(false);
      // Chromium's network may be back a moment after the event: then it is the next request.
      await expect.poll(async () => (await docs.outcomes()).length).toBe(3);
      if ((await docs.outcomes()).at(-1) === 'network') await stage.pass(30_100);
      await expect.poll(async () => (await docs.outcomes()).at(-1)).toBe('identified');
      expect(await docs.shown()).toEqual(['Ada']);
    },
  },
  {
    title: 'The clock is a day ahead',
    expected: 'the reader, kept for the next page',
    async run(stage) {
      stage.world.aheadMs = 86_400_000;
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await stage.pass(61_000);
      const { release } = stage.world.hold();
      await docs.reload();
      await docs.shows('Ada');
      expect(await docs.shown()).toEqual(['Ada']);
      release();
      await docs.ends('identified');
    },
  },
  {
    title: 'The clock is set back by a day after a visit',
    expected: 'the public page, then the reader; the old data count for nothing',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      stage.world.aheadMs = -86_400_000;
      const { release } = stage.world.hold();
      await docs.reload();
      await docs.shows('nobody');
      release();
      await docs.ends('identified');
      expect(await docs.shown()).toEqual(['nobody', 'Ada']);
    },
  },
];
