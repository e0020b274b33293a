import type { User } from '@bookplate/protocol';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { propertyRuns } from '../../../../test/property-runs.ts';
import { type Failure, type Tab, TabWorld } from '../../test/tab-world.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const accounts: readonly User[] = ['Ada', 'Bob'].map((firstName) => ({
  content: { id: firstName, firstName, token: `secret-${firstName}` },
  groups: [firstName],
  apiPlaygroundInputs: {
    keys: ['One', 'Two'].map((name) => ({
      name,
      header: { 'X-Key': `secret-${firstName}-${name}` },
    })),
  },
}));

/** What can happen, in any order. Numbers choose among what there is. */
type Step =
  | readonly ['open' | 'show' | 'hide' | 'aside' | 'refresh' | 'choose', number]
  | readonly ['sign in', number]
  | readonly [
      | 'sign out'
      | 'session ends'
      | 'deliver'
      | 'clear site data'
      | 'hostile hint'
      | 'warm frame'
      | 'junk in storage'
      | 'storage full'
      | 'storage free',
    ]
  | readonly ['answer', number, Failure | undefined]
  | readonly ['wait', number]
  | readonly ['clock back', number];

const small = fc.nat({ max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('open', 'show', 'hide', 'aside', 'refresh', 'choose'), small),
  fc.tuple(fc.constant('sign in'), small),
  fc.tuple(
    fc.constantFrom(
      'sign out',
      'session ends',
      'deliver',
      'clear site data',
      'hostile hint',
      'warm frame',
      'junk in storage',
      'storage full',
      'storage free',
    ),
  ),
  fc.tuple(
    fc.constant('answer'),
    small,
    fc.constantFrom<Failure | undefined>(undefined, undefined, undefined, 'network', 500, 429),
  ),
  fc.tuple(fc.constant('wait'), fc.constantFrom(1, 500, 3_000, 61_000, 90_000_000)),
  fc.tuple(fc.constant('clock back'), fc.constantFrom(5_000, 86_400_000)),
);

const idOf = (world: TabWorld, tab: Tab): unknown => world.shown(tab).reader?.content?.['id'];

async function take(world: TabWorld, [kind, number = 0, failure]: Step): Promise<void> {
  const { tabs } = world;
  // Else a request could be sent in the millisecond of one that was answered before.
  if (['sign in', 'sign out', 'session ends'].includes(kind)) await world.passTime(1);
  const tab = tabs[number % Math.max(tabs.length, 1)];
  switch (kind) {
    case 'open':
      if (tabs.length < 4) world.open(number % 2 === 0);
      break;
    case 'show':
      if (tab) {
        world.show(tab);
        checkReturned(world, tab);
      }
      break;
    case 'hide':
      if (tab) world.hide(tab);
      break;
    case 'aside':
      if (tab && !tab.isAside) world.putAside(tab);
      break;
    case 'refresh':
      if (tab && !tab.isAside) tab.state.refresh();
      break;
    case 'choose':
      if (tab && !tab.isAside) tab.state.keys().choose(number % 2 ? 'One' : 'Two');
      break;
    case 'sign in':
      world.signIn(accounts[number % 2] as User, number < 2 ? 'Hinted' : undefined);
      break;
    case 'sign out':
      world.signOut();
      break;
    case 'session ends':
      world.session = null;
      break;
    case 'deliver':
      world.deliver();
      break;
    case 'clear site data':
      for (const key of Object.keys(localStorage)) delete localStorage[key];
      break;
    case 'hostile hint':
      if (world.options.hint !== undefined) world.cookie = 'bookplate_hint=evil.%3Cscript%3E';
      break;
    case 'warm frame':
      world.changeStorage('of the session');
      break;
    case 'junk in storage':
      world.changeStorage('junk');
      break;
    case 'storage full':
    case 'storage free':
      world.isStorageFull = kind === 'storage full';
      break;
    case 'answer':
      if (world.requests.length > 0) await world.answer(number, failure);
      break;
    case 'wait':
      await world.passTime(number);
      break;
    case 'clock back':
      vi.setSystemTime(Date.now() - number);
      break;
  }
}

/** With hints, what is seen first is never of another sign-in than the hint's. */
function checkReturned(world: TabWorld, tab: Tab): void {
  if (world.options.hint === undefined) return;
  if (!world.cookie) expect(world.shown(tab).reader).toBeNull();
}

function checkAlways(world: TabWorld): void {
  expect(JSON.stringify(localStorage)).not.toContain('secret-');
  for (const tab of world.tabs) {
    expect(world.underWay(tab)).toBeLessThan(2);
    if (tab.isAside) expect(world.underWay(tab)).toBe(0);
    const { painted } = tab;
    painted.forEach(({ reader, hinted }, index) => {
      const before = painted[index - 1]?.reader?.content?.['id'];
      const id = reader?.content?.['id'];
      // One account never replaces another without a wiped page between them.
      expect(before === undefined || id === undefined || before === id).toBe(true);
      if (hinted) {
        expect(reader ?? {}).toEqual({});
        expect([undefined, 'Hinted']).toContain(hinted.content?.['firstName']);
      }
      const values = JSON.stringify(reader?.apiPlaygroundInputs ?? {});
      if (id === 'Ada') expect(values).not.toContain('Bob');
      if (id === 'Bob') expect(values).not.toContain('Ada');
    });
    painted.splice(0, painted.length - 1);
    // Also in a tab that nobody sees.
    const expiresAt = world.shown(tab).reader?.expiresAt ?? Infinity;
    if (!tab.isAside) expect(expiresAt * 1_000).toBeGreaterThanOrEqual(Date.now());
  }
}

/** What one tab has learnt, all that are awake know. */
function checkAgreement(world: TabWorld): void {
  if (world.options.hint !== undefined) return;
  const outcomes = world.tabs
    .filter(({ isAside }) => !isAside)
    .map((tab) => [world.shown(tab).outcome, idOf(world, tab)])
    .filter(([outcome]) => outcome === 'identified' || outcome === 'anonymous');
  expect(new Set(outcomes.map(String)).size).toBeLessThan(2);
}

/** In the end everyone comes back, the dashboard is well, and all tabs tell the truth. */
async function checkInTheEnd(world: TabWorld): Promise<void> {
  world.deliver(true);
  checkAgreement(world);
  await world.passTime(3_700_000);
  for (const tab of world.tabs) world.show(tab);
  // Whether they come from another docs tab is known a moment later.
  await world.passTime(100);
  for (let turn = 0; turn < 20; turn += 1) {
    world.deliver(true);
    while (world.requests.length > 0) await world.answer(0);
  }
  world.deliver(true);
  const isSpared = world.options.anonymousRequests === 'never' && !world.cookie;
  for (const tab of world.tabs)
    expect(idOf(world, tab)).toBe(isSpared ? undefined : world.session?.content?.['id']);
}

/** Faults that this test, or a browser, has found. */
const found: readonly (readonly Step[])[] = [
  // A clock that was set back by a day left `Retry-After` in force for a day.
  [
    ['answer', 0, 429],
    ['sign in', 0],
    ['clock back', 86_400_000],
  ],
  // With a clock that was set back, a reader never seemed to come from elsewhere.
  [
    ['wait', 61_000],
    ['hide', 0],
    ['sign in', 0],
    ['show', 0],
    ['clock back', 86_400_000],
    ['sign in', 0],
  ],
  // After the clock was set back, two tabs took each other's answer.
  [
    ['wait', 61_000],
    ['open', 0],
    ['clock back', 5_000],
    ['answer', 0, undefined],
    ['sign in', 0],
    ['show', 0],
    ['answer', 0, undefined],
  ],
  // Two tabs that requested in the same millisecond took each other's answer.
  [
    ['sign in', 0],
    ['open', 0],
    ['answer', 0, undefined],
    ['answer', 0, undefined],
  ],
  // Shown before the other tab was hidden, as Chromium does it.
  [
    ['sign in', 0],
    ['answer', 0, undefined],
    ['open', 1],
    ['wait', 3_000],
    ['show', 1],
    ['hide', 0],
    ['sign in', 1],
    ['wait', 500],
  ],
];

test.each([{}, { hint: 'foo.com' }, { hint: 'foo.com', anonymousRequests: 'never' }])(
  'is right in the end and leaks nothing on the way, with %j',
  async (options) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const world = new TabWorld(options);
        world.open();
        try {
          for (const each of steps) {
            await take(world, each);
            checkAlways(world);
          }
          await checkInTheEnd(world);
          checkAlways(world);
        } finally {
          vi.useRealTimers();
          vi.restoreAllMocks();
          vi.unstubAllGlobals();
        }
      }),
      { ...propertyRuns(200), examples: found.map((steps): [Step[]] => [[...steps]]) },
    );
  },
);
