import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { contextsOf } from '../lib/everything-kept.ts';
import { decisive, isMatrix } from '../lib/matrix.ts';
import {
  rapiDocStates,
  scalarStates,
  sendAgain,
  swaggerUiStates,
} from '../lib/playground-states.ts';
import { type PlaygroundOnPage, playgrounds } from '../lib/playgrounds.ts';
import { ada, bob, everythingOf, mark, openSwitchPage, seenOn } from '../lib/reader-switch.ts';

const { visitor } = useBrowser();

const typedBody = `body-${mark}`;
const moreGroups = { ...ada, groups: ['admin', 'beta'] };

const statesOf = { 'Swagger UI': swaggerUiStates, RapiDoc: rapiDocStates, Scalar: scalarStates };
/** Where a playground keeps values in different ways. The matrix tries every state. */
const keptStates = ['a request body', 'a typed credential', 'a request and its answer'];
const rows = playgrounds.flatMap((playground, index) =>
  Object.entries(statesOf[playground.name as keyof typeof statesOf] ?? {})
    .filter(([state]) => isMatrix || keptStates.slice(0, index === 0 ? 3 : 1).includes(state))
    .map(([state, fill]) => [playground.name, state, playground, fill] as const),
);

/** What a fresh page shows: to anonymous readers, and to Bob. */
const fresh = new Map<PlaygroundOnPage, readonly [string, string]>();
async function freshOf(playground: PlaygroundOnPage): Promise<readonly [string, string]> {
  const known = fresh.get(playground);
  if (known) return known;
  const pages = await visitor();
  const seen = [];
  for (const reader of [null, bob]) {
    const { page } = await openSwitchPage(await pages.openTab(), playground, reader);
    seen.push(await seenOn(page));
  }
  const found = [seen[0]!, seen[1]!] as const;
  fresh.set(playground, found);
  return found;
}

test.each(rows)(
  '%s keeps nothing of %s for another reader',
  async (_name, _state, playground, fill) => {
    const [forAnyone, forBob] = await freshOf(playground);
    const { page, as, received } = await openSwitchPage(
      await (await visitor()).openTab(),
      playground,
      ada,
    );
    const before = (await seenOn(page)) + page.url();
    await fill(page);
    expect((await seenOn(page)) + page.url()).not.toBe(before);
    await as(null);
    await expect.poll(() => seenOn(page), { timeout: 20_000 }).toBe(forAnyone);
    expect(contextsOf(mark, await everythingOf(page))).toEqual([]);
    await as(bob);
    await expect.poll(() => seenOn(page), { timeout: 20_000 }).toBe(forBob);
    await playground.ready(page);
    await playground.send(page);
    await expect.poll(() => received.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(received.join('\n')).toContain('key-of-bob');
    expect(contextsOf(mark, received.join('\n'))).toEqual([]);
    expect(contextsOf(mark, await everythingOf(page))).toEqual([]);
  },
);

const withBody = decisive(rows.filter(([, state]) => state === 'a request body'));

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
  await expect.poll(() => seenOn(page), { timeout: 20_000 }).not.toContain(typedBody);
  await playground.ready(page);
  if (next === moreGroups)
    await expect.poll(() => seenOn(page), { timeout: 20_000 }).toBe(untouched);
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
    await expect.poll(() => received.length, { timeout: 20_000 }).toBeGreaterThan(0);
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
    await expect.poll(() => received.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(received[0]).toContain(typedBody);
    expect(received[0]).toContain('/api/acme/');
  },
);
