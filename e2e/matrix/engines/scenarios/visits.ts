import { expect } from 'vitest';
import type { Scenario } from '../stage.ts';

/** How readers come to the docs, and what they do on the dashboard meanwhile. */
export const visits: readonly Scenario[] = [
  {
    title: 'First visit after sign-in, with a sign-in hint',
    expected: 'the name in the hint in the first frame, then the reader',
    usesHint: true,
    alsoIn:
      'e2e/frames/sign-in-hint.test.ts: every frame is right after sign-in, after sign-out and after a switch of account',
    async run(stage) {
      await stage.signIn('Ada');
      const { release } = stage.world.hold();
      const docs = await stage.openDocs();
      await docs.shows('Ada L.');
      release();
      await docs.ends('identified');
      expect(await docs.shown()).toEqual(['Ada L.', 'Ada']);
      expect(stage.world.requests).toBe(1);
    },
  },
  {
    title: 'First visit after sign-in, without a hint',
    expected: 'the public page, then the reader',
    alsoIn: 'e2e/handshake/deployments.test.ts: recognises the reader who signed in',
    async run(stage) {
      await stage.signIn('Ada');
      const { release } = stage.world.hold();
      const docs = await stage.openDocs();
      await docs.shows('nobody');
      release();
      await docs.ends('identified');
      expect(await docs.shown()).toEqual(['nobody', 'Ada']);
      expect(stage.world.requests).toBe(1);
    },
  },
  {
    title: 'Return to an open docs tab',
    expected: 'the reader in every frame, one request',
    alsoIn: 'e2e/handshake/tabs.test.ts: tabs that are shown one after another',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await stage.away(docs);
      await docs.ends('identified', 'identified');
      expect(await docs.shown()).toEqual(['Ada']);
      expect(stage.world.requests).toBe(2);
    },
  },
  {
    title: 'Sign-out on the dashboard, then return to the tab',
    expected: 'anonymous after the answer, nothing stored',
    alsoIn: 'e2e/handshake/deployments.test.ts: clears a reader who signed out on return',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await stage.away(docs, () => stage.signOut());
      await docs.ends('identified', 'anonymous');
      expect((await docs.shown()).at(-1)).toBe('nobody');
      expect(await docs.kept()).toBe('{}');
    },
  },
  {
    title: 'Sign-out on the dashboard with a hint, then return to the tab',
    expected: 'anonymous in the first frame, nothing stored',
    usesHint: true,
    alsoIn:
      'e2e/frames/sign-in-hint.test.ts: every frame is right after sign-in, after sign-out and after a switch of account',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      const { release } = stage.world.hold();
      await stage.away(docs, () => stage.signOut());
      await docs.shows('nobody');
      expect(await docs.shown()).toEqual(['nobody']);
      expect(await docs.kept()).toBe('{}');
      release();
      await docs.ends('identified', 'anonymous');
      expect(await docs.shown()).toEqual(['nobody']);
    },
  },
  {
    title: 'Switch of account on the dashboard, then return to the tab',
    expected: 'the first account, then the second, never parts of both',
    alsoIn: 'e2e/frames/first-frame.test.ts: another account never appears beside the first',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await stage.away(docs, () => stage.signIn('Bob'));
      await docs.shows('Bob');
      expect(await docs.kept()).not.toContain('Ada');
    },
  },
  {
    title: 'Switch of account with a hint, then return to the tab',
    expected: 'the name in the hint in the first frame, then the second account',
    usesHint: true,
    alsoIn:
      'e2e/frames/sign-in-hint.test.ts: every frame is right after sign-in, after sign-out and after a switch of account',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      const { release } = stage.world.hold();
      await stage.away(docs, () => stage.signIn('Bob'));
      await docs.shows('Bob M.');
      release();
      await docs.shows('Bob');
      expect(await docs.shown()).toEqual(['Bob M.', 'Bob']);
    },
  },
  {
    title: 'The session ends on the server',
    expected: 'anonymous after the next request, nothing stored',
    usesHint: true,
    alsoIn: 'e2e/frames/sign-in-hint.test.ts: a hint whose session has ended is shown once',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      stage.world.sessions.clear();
      await stage.away(docs);
      await docs.ends('identified', 'anonymous');
      expect(await docs.kept()).not.toContain('Ada');
      // The hint is still there. It is not shown again.
      await stage.pass(61_000);
      await docs.reload();
      await docs.ends('anonymous');
      expect(await docs.shown()).toEqual(['nobody']);
    },
  },
  {
    title: '`expiresAt` passes on an open page',
    expected: 'anonymous at that time, and one request',
    alsoIn: 'e2e/handshake/reader-life.test.ts: data that expire are taken away then',
    async run(stage) {
      stage.world.expiresAt = Math.floor(Date.now() / 1_000) + 3_600;
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      stage.world.sessions.clear();
      const { release } = stage.world.hold();
      await stage.pass(3_601_000);
      await docs.shows('nobody');
      expect(await docs.kept()).toBe('{}');
      release();
      await docs.ends('identified', 'anonymous');
      expect(stage.world.requests).toBe(2);
    },
  },
  {
    title: 'Five tabs',
    expected: 'one request for all, and all show the same',
    alsoIn: 'e2e/handshake/tabs.test.ts: what one tab learns, all tabs show, with one request',
    async run(stage) {
      await stage.signIn('Ada');
      const tabs = [];
      while (tabs.length < 5) {
        const docs = await stage.openDocs();
        await docs.shows('Ada');
        tabs.push(docs);
      }
      const [first] = tabs;
      await stage.signIn('Bob');
      const before = stage.world.requests;
      await stage.pass(61_000);
      await first!.tab.show();
      // WebKitGTK's windows were never hidden.
      await first!.tab.run(() => void document.dispatchEvent(new Event('visibilitychange')));
      const userOf = (): unknown => window.bookplate?.user?.['firstName'];
      for (const docs of tabs) {
        await expect.poll(() => docs.tab.run(userOf)).toBe('Bob');
        await expect.poll(() => docs.kept()).not.toContain('Ada');
      }
      expect(stage.world.requests).toBe(before + 1);
    },
  },
];
