import { expect } from 'vitest';
import type { Scenario } from '../stage.ts';
import type { Watcher } from '../watcher.ts';
import { breachesOf, shownIn } from '../judge.ts';

/** Runs in the page, first. */
const forbidStorage = `for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });`;

/** Browsers that keep less, or run less, and pages that allow less. */
export const browserSettings: readonly Scenario[] = [
  {
    title: 'Storage is forbidden',
    expected: 'the public page, then the reader, on each page',
    alsoIn:
      'e2e/handshake/reader-life.test.ts: a browser that keeps nothing still shows the reader',
    async run(stage) {
      stage.world.beforePage = forbidStorage;
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await docs.reload();
      await docs.ends('identified');
      await docs.shows('Ada');
    },
  },
  {
    title: 'Storage is full',
    expected: 'the public page, then the reader; nothing of another account stays',
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await docs.tab.run(() => {
        for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
          for (let each = 0; ; each += 1)
            try {
              localStorage.setItem(`full-${size}-${each}`, 'x'.repeat(size));
            } catch {
              break;
            }
      });
      await stage.away(docs, () => stage.signIn('Bob'));
      await docs.shows('Bob');
      // Bob's record is as long as Ada's, whose place it may take.
      expect(await docs.tab.run(() => JSON.stringify(localStorage).includes('Ada'))).toBe(false);
    },
  },
  ...(
    [
      ['junk', 'x{]'],
      ["an older version's data", '{"user":{"firstName":"Ada","group":"admin"},"time":1}'],
      ['data of another shape', '{"user":{"groups":3,"content":[]},"at":"x"}'],
    ] as const
  ).map(([what, text]): Scenario => ({
    title: `Storage has ${what}`,
    expected: 'the public page, then the reader',
    alsoIn:
      'e2e/handshake/reader-life.test.ts: what somebody wrote into the storage is not believed',
    async run(stage) {
      const { world } = stage;
      world.beforePage = `for (const version of [0, 1]) localStorage.setItem('bookplate:' + version + ':${world.apiUrl}', ${JSON.stringify(text.replace('Ada', 'Grace'))});`;
      await stage.signIn('Bob');
      const { release } = world.hold();
      const docs = await stage.openDocs();
      await docs.shows('nobody');
      release();
      await docs.ends('identified');
      expect(await docs.shown()).toEqual(['nobody', 'Bob']);
    },
  })),
  {
    title: 'Cookies are blocked',
    expected: 'anonymous, readable',
    usesHint: true,
    setup: { blocksCookies: true },
    async run(stage) {
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('anonymous');
      expect(await docs.shown()).toEqual(['nobody']);
    },
  },
  {
    title: 'No JavaScript',
    expected: 'the public page, no request',
    alsoIn: 'e2e/handshake/reader-life.test.ts: without JavaScript the anonymous text is there',
    async run(stage) {
      const { watched, withoutScriptsUrl, requests } = stage.world;
      await stage.signIn('Ada');
      const tab = await stage.openTab();
      await tab.goto(withoutScriptsUrl);
      const seen = await tab.run((selector) => {
        const page = document.querySelector('iframe')?.contentDocument;
        return {
          greeting: page?.querySelector<HTMLElement>(selector)?.innerText,
          body: page?.body.innerText,
          isRunning: 'bookplateWatcher' in (page?.defaultView ?? {}),
        };
      }, watched.greeting);
      expect(seen.isRunning).toBe(false);
      expect(seen.greeting).toMatch(/^Hello, reader/);
      for (const text of Object.values(watched.texts).flat()) expect(seen.body).not.toContain(text);
      expect(requests).toBe(0);
    },
  },
  {
    title: 'The docs are framed by another site',
    expected: 'anonymous, readable',
    alsoIn:
      'e2e/handshake/reader-life.test.ts: docs in a sandboxed frame are anonymous and readable',
    async run(stage) {
      const { world } = stage;
      await stage.signIn('Ada');
      const tab = await stage.openTab();
      await tab.goto(world.elsewhereUrl);
      const read = (): Promise<Watcher> =>
        tab.run(
          () =>
            new Promise<Watcher>((resolve) => {
              addEventListener('message', ({ data }: MessageEvent<Watcher>) => resolve(data), {
                once: true,
              });
              // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a test's own frame
              document
                .querySelector('iframe')
                ?.contentWindow?.postMessage('bookplate watcher', '*');
            }),
        );
      await expect
        .poll(async () => (await read()).log.some(({ kind }) => kind === 'outcome'))
        .toBe(true);
      const { log } = await read();
      expect(log.filter(({ kind }) => kind === 'outcome')).toMatchObject([
        { outcome: 'anonymous' },
      ]);
      expect(shownIn(log)).toEqual(['nobody']);
      expect(breachesOf(log, world.watched.texts, world.confirmations)).toEqual([]);
    },
  },
  {
    title: 'Strict Content-Security-Policy',
    expected: 'the public page, then the reader; nothing is refused',
    alsoIn:
      'e2e/handshake/reader-life.test.ts: the script runs under a Content-Security-Policy that names its hash',
    async run(stage) {
      stage.world.hasPolicy = true;
      stage.world.beforePage =
        "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => { if (violatedDirective.startsWith('script') || violatedDirective.startsWith('connect')) setTimeout(() => { throw new Error(violatedDirective + ' ' + blockedURI); }); });";
      await stage.signIn('Ada');
      const docs = await stage.openDocs();
      await docs.ends('identified');
      await docs.shows('Ada');
    },
  },
];
