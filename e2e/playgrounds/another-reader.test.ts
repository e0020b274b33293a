import { beforeAll, describe, expect, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser } from '../lib/browser.ts';
import { contextsOf } from '../lib/everything-kept.ts';
import { decisive, isMatrix } from '../lib/matrix.ts';
import {
  rapiDocStates,
  scalarStates,
  sendAgain,
  swaggerUiStates,
} from '../lib/playground-states.ts';
import { playgrounds } from '../lib/playgrounds.ts';
import { ada, bob, everythingOf, mark, openSwitchPage, seenOn } from '../lib/reader-switch.ts';

const { visitor } = useBrowser();

const typedBody = `body-${mark}`;
const moreGroups = { ...ada, groups: ['admin', 'beta'] };

const statesOf = { 'Swagger UI': swaggerUiStates, RapiDoc: rapiDocStates, Scalar: scalarStates };
/** Where a playground keeps values in different ways. The matrix tries every state. */
const keptStates = ['a request body', 'a typed credential', 'a request and its answer'];
const tried = playgrounds.map((playground, index) => {
  const states = Object.entries(statesOf[playground.name as keyof typeof statesOf] ?? {});
  const kept = new Set(keptStates.slice(0, index === 0 ? 3 : 1));
  return [
    playground.name,
    playground,
    states.filter(([state]) => isMatrix || kept.has(state)),
  ] as const;
});

describe.each(tried)('%s', (_name, playground, states) => {
  /** What a fresh page shows: to anonymous readers, and to Bob. */
  const fresh: string[] = [];
  const whenFinished = afterSuite();
  beforeAll(async () => {
    const pages = await visitor(whenFinished);
    for (const reader of [null, bob]) {
      const tab = await pages.openTab();
      const { page } = await openSwitchPage(tab, playground, reader, whenFinished);
      fresh.push(await seenOn(page));
      await page.close();
    }
  });

  test.each(states)('keeps nothing of %s for another reader', async (_state, fill) => {
    const [forAnyone, forBob] = fresh;
    const { page, as, received } = await openSwitchPage(
      await (await visitor()).openTab(),
      playground,
      ada,
    );
    const before = (await seenOn(page)) + page.url();
    await fill(page);
    expect((await seenOn(page)) + page.url()).not.toBe(before);
    await as(null);
    await expect.poll(() => seenOn(page)).toBe(forAnyone);
    expect(contextsOf(mark, await everythingOf(page))).toEqual([]);
    await as(bob);
    await expect.poll(() => seenOn(page)).toBe(forBob);
    await playground.ready(page);
    await playground.send(page);
    await expect.poll(() => received.length).toBeGreaterThan(0);
    expect(received.join('\n')).toContain('key-of-bob');
    expect(contextsOf(mark, received.join('\n'))).toEqual([]);
    expect(contextsOf(mark, await everythingOf(page))).toEqual([]);
  });
});

const withBody = decisive(
  tried.flatMap(([name, playground, states]) =>
    states
      .filter(([state]) => state === 'a request body')
      .map(([state, fill]) => [name, state, playground, fill] as const),
  ),
);

test.each(
  withBody.flatMap(([name, , playground, fill]) => [
    [name, 'another account, with no moment between', bob, playground, fill] as const,
    [
      name,
      'their account in other groups',
      { ...ada, groups: ['beta'] },
      playground,
      fill,
    ] as const,
    [name, 'their account in one more group', moreGroups, playground, fill] as const,
  ]),
)('%s keeps no request body for %s', async (_name, _who, next, playground, fill) => {
  const { page, as } = await openSwitchPage(await (await visitor()).openTab(), playground, ada);
  const untouched = await seenOn(page);
  await fill(page);
  expect(await seenOn(page)).toContain(typedBody);
  await as(next);
  await expect.poll(() => seenOn(page)).not.toContain(typedBody);
  await playground.ready(page);
  if (next === moreGroups) await expect.poll(() => seenOn(page)).toBe(untouched);
  expect(contextsOf(typedBody, await everythingOf(page))).toEqual([]);
});

test.each(withBody)(
  '%s keeps %s for the same reader with another key',
  async (name, _state, playground, fill) => {
    const { page, as, received } = await openSwitchPage(
      await (await visitor()).openTab(),
      playground,
      ada,
    );
    await fill(page);
    await as({ ...ada, apiPlaygroundInputs: { header: { 'X-API-Key': 'rotated-key' } } });
    await expect.poll(() => seenOn(page)).toContain(typedBody);
    await sendAgain[name]?.(page);
    await expect.poll(() => received.length).toBeGreaterThan(0);
    expect(received[0]).toContain(typedBody);
    expect(received[0]).toContain('rotated-key');
  },
);

test.each(withBody)(
  '%s keeps %s for the same reader at another server',
  async (name, _state, playground, fill) => {
    const { page, as, received } = await openSwitchPage(
      await (await visitor()).openTab(),
      playground,
      ada,
    );
    await fill(page);
    const apiPlaygroundInputs = { ...ada.apiPlaygroundInputs, server: { tenant: 'acme' } };
    await as({ ...ada, apiPlaygroundInputs });
    // A playground lays the document out again, in several steps.
    await expect.poll(() => seenOn(page)).toContain(typedBody);
    await sendAgain[name]?.(page);
    await expect.poll(() => received.length).toBeGreaterThan(0);
    expect(received[0]).toContain(typedBody);
    expect(received[0]).toContain('/api/acme/');
  },
);
