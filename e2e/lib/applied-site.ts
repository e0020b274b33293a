import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply, type ApplyEvent } from '@bookplate/html';
import sirv from 'sirv';
import { expect } from 'vitest';
import { type Visitor, waitForContent, waitForText } from './browser.ts';
import { longAway } from './clock.ts';
import { recordFrames, seenFrames } from './frames.ts';
import { ada, type Site } from './site.ts';

/** What each site of `bookplate apply` has, whichever generator writes it: a front page and a page for `admin`. */
export const secret = 'The third key on the left opens the vault door at noon.';

/** Where the pages of a site are, below its address. */
export interface AppliedPages {
  readonly home: string;
  readonly admin: string;
}

const greeting = 'p:has(bookplate-text)';
const sample = 'pre:has(bookplate-text)';

/**
 * Applies Bookplate to what a generator wrote, and serves it.
 *
 * @param folder that was written
 * @param site to serve it
 * @returns what happened
 */
export function applyAndServe(folder: string, site: Site): readonly ApplyEvent[] {
  const { apiUrl, docsUrl } = site;
  const loginUrl = `${new URL(apiUrl).origin}/login?next={returnTo}`;
  const settings = { apiUrl, loginUrl, docsOrigin: docsUrl };
  const events = [...apply(folder, settings)];
  expect(events.filter(({ type }) => type === 'finding')).toEqual([]);
  expect([...apply(folder, settings)].at(-1)).toMatchObject({ type: 'end', changed: 0 });
  site.docs = sirv(folder, { dev: true });
  return events;
}

/**
 * @param folder of a site
 * @returns its files for machines that name what is gated
 */
export function machineFilesWith(folder: string, ...words: readonly string[]): readonly string[] {
  return globSync('**/*.{xml,json,txt,md,js}', { cwd: folder }).filter((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return words.some((word) => text.includes(word));
  });
}

/**
 * What every site promises its readers, in a browser.
 *
 * @param visitor who reads
 * @param site that is served
 * @param pages of it
 */
export async function keepsItsPromises(
  visitor: Visitor,
  site: Site,
  { home, admin }: AppliedPages,
): Promise<void> {
  const page = await visitor.openTab();
  const visibleLinks = (): Promise<number> =>
    page.$$eval(
      'a[href*="admin-guide"]',
      (links) => links.filter((link) => link.checkVisibility()).length,
    );
  await recordFrames(page, greeting);
  await page.goto(site.docsUrl + home);
  await waitForText(page, greeting, 'Hello, reader!');
  await waitForContent(page, sample, "curl -H 'X-API-Key: YOUR_KEY' https://api.foo.com\n");
  expect(await page.$$('a[href*="admin-guide"]')).not.toEqual([]);
  expect(await visibleLinks()).toBe(0);
  await page.goto(site.docsUrl + admin);
  const isSecretVisible = (): Promise<boolean> =>
    page.evaluate((text) => document.body.innerText.includes(text), secret);
  await page.waitForFunction(() =>
    document.body.innerText.includes('This page is not for this account.'),
  );
  expect(await isSecretVisible()).toBe(false);

  site.user = ada;
  await longAway(page);
  await page.goto(site.docsUrl + home);
  await waitForText(page, greeting, 'Hello, Ada!');
  expect(await visibleLinks()).toBeGreaterThan(0);
  await waitForContent(page, sample, "curl -H 'X-API-Key: ada-secret-key' https://api.foo.com\n");
  await page.goto(site.docsUrl + admin);
  await page.waitForFunction((text) => document.body.innerText.includes(text), {}, secret);
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('not for this account');

  await page.goto(site.docsUrl + home);
  await waitForText(page, greeting, 'Hello, Ada!');
  const { seen, movedLater } = await seenFrames(page);
  expect(seen.filter((frame) => frame[greeting] !== 'Hello, Ada!')).toEqual([]);
  // The key is never kept, so it comes with the answer: its line changes where it stands.
  const isInPlace = /: \S+×(\S+) at (\S+) → \S+×\1 at \2$/;
  expect(movedLater.filter((moved) => !isInPlace.test(moved))).toEqual([]);
  expect(visitor.errors).toEqual([]);
}
