import { expect, test } from 'vitest';
import { breachesOf } from './judge.ts';
import type { Entry } from './watcher.ts';

// That the rules of all scenarios can be broken: pages as Bookplate's must never be.

const texts = { Ada: ['enterprise'], Bob: [] };
const start: Entry = { kind: 'start', at: 2 };
const moment = (name: string | undefined, more: object = {}): Entry => ({
  kind: 'moment',
  ...(name !== undefined && { name }),
  seen: name === 'Ada' ? ['enterprise'] : [],
  isOpen: false,
  kept: [],
  leaks: [],
  ...more,
});
const failure: Entry = { kind: 'outcome', outcome: 'unreachable', reason: 'status-500' };
const request = (pageAt: number, underWay = 1): Entry => ({ kind: 'request', pageAt, underWay });
const confirmed = (name: string, by: 'answer' | 'tab' = 'answer'): Entry => ({
  kind: 'confirmed',
  name,
  by,
});
const pause = (delayMs: number): Entry => ({ kind: 'timer', delayMs });

test.each<[what: string, log: readonly Entry[], retryAfterMs?: number]>([
  ['data of Bob', [start, moment('Bob')]],
  ['data of Ada', [start, moment('Ada'), confirmed('nobody'), moment('nobody'), moment('Ada')]],
  ['data of Ada', [start, confirmed('Bob'), moment('Bob'), moment('Ada')]],
  ['data of Ada L.', [start, moment('Ada L.')]],
  ['Ada L. with', [start, moment('Ada L.', { hint: 'Ada L.', seen: ['enterprise'] })]],
  ['Ada with []', [start, moment('Ada', { seen: [] })]],
  ['nobody with', [start, moment('nobody', { seen: ['enterprise'] })]],
  ['storage has Bob', [start, moment('Ada', { kept: ['Bob'] })]],
  ['storage has Bob', [start, moment('Ada', { kept: ['Bob'] }), confirmed('Bob'), moment('Bob')]],
  ['storage has Ada', [start, confirmed('nobody'), moment('nobody', { kept: ['Ada'] })]],
  ['a credential at rest', [start, moment('Ada', { leaks: ['ada-secret-key'] })]],
  ['a blank or broken page', [start, moment(undefined)]],
  ['2 requests under way', [start, request(0), request(1, 2)]],
  ['no pause is planned', [start, request(0), failure]],
  ['a pause of 9000 ms', [start, request(0), pause(9_000), failure]],
  ['a pause of 15001 ms', [start, request(0), pause(15_001), failure]],
  ['without jitter', [start, request(0), pause(10_000), failure]],
  ['a pause of 11000 ms', [start, pause(11_000), failure, pause(11_000), failure]],
  ['a pause of 11000 ms', [start, request(0), pause(11_000), failure], 120_000],
  ['before Retry-After', [start, request(0), pause(120_000), failure, request(90_000)], 120_000],
  ['the page threw', [start, { kind: 'error', text: 'TypeError' }]],
])('finds %s', (what, log, retryAfterMs) => {
  const found = breachesOf(log, texts, [{ at: 1, name: 'Ada' }], retryAfterMs);
  expect(found).toEqual([expect.stringContaining(what)]);
});

test('finds nothing where all is well', () => {
  const log = [
    start,
    request(0),
    moment('Ada', { isOpen: true, seen: [] }),
    moment('Ada', { kept: ['Ada'] }),
    pause(12_000),
    failure,
    request(12_000),
    confirmed('nobody'),
    { kind: 'outcome', outcome: 'anonymous', reason: undefined } as const,
    moment('nobody'),
    moment('Bob M.', { hint: 'Bob M.' }),
    confirmed('Bob'),
    moment('Bob', { hint: 'Bob M.', kept: ['Bob'] }),
  ];
  expect(breachesOf(log, texts, [{ at: 1, name: 'Ada' }])).toEqual([]);
});

test('finds nothing where storage is ahead of what another tab says, or behind it', () => {
  const log = [
    start,
    moment('Ada', { kept: ['Bob'] }),
    confirmed('Bob', 'tab'),
    moment('Bob', { kept: ['Bob'] }),
    confirmed('nobody', 'tab'),
    moment('nobody', { kept: ['Bob'] }),
  ];
  expect(breachesOf(log, texts, [{ at: 1, name: 'Ada' }])).toEqual([]);
});
