import type { Dialog, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { siteForm, useTestConsole } from '../../apps/console/test/team.ts';
import { useBrowser } from '../lib/browser.ts';
import { passTime } from '../lib/clock.ts';
import { lookAtPage } from '../lib/look-at-page.ts';

const { visitor } = useBrowser();
const team = useTestConsole();

/** A browser that is signed in as the editor or the viewer. */
async function signedIn(who: 'editor' | 'viewer' = 'editor'): Promise<() => Promise<Page>> {
  const { context, openTab } = await visitor();
  for (const [name, value] of team[who].cookies)
    await context.setCookie({ name, value, domain: '127.0.0.1', path: '/', httpOnly: true });
  return openTab;
}

/** Adds a site, and opens it once: the notice of that is not for the test. */
async function newSite(values: Record<string, string> = {}): Promise<string> {
  const id = await team.addSite(values);
  await team.editor.get(`/sites/${id}`);
  return id;
}

const addressOf = (path: string): string => `${team.running.url}${path}`;
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '');
const noteOf = (page: Page): Promise<string> =>
  page.$eval('[data-unsaved-note]', ({ textContent }) => textContent);

async function type(page: Page, name: string, value: string): Promise<void> {
  const field = (await page.$(`[name="${name}"]`))!;
  await field.click({ count: 3 });
  await field.type(value);
}

async function send(page: Page, selector = '#site-form button'): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** Leaves a page, and says yes where the browser asks. Returns what it asked. */
async function leave(page: Page): Promise<string[]> {
  const asked: string[] = [];
  const answer = (dialog: Dialog): void => {
    asked.push(dialog.type());
    void dialog.accept();
  };
  page.on('dialog', answer);
  await page.goto(addressOf('/team'));
  page.off('dialog', answer);
  return asked;
}

test('leads from the summary and the cursor to wrong fields', async () => {
  const page = await (await signedIn())();
  await page.goto(addressOf('/sites/new'));
  await lookAtPage(page, 'form-new');
  for (const name of ['name', 'docsOrigins', 'apiUrl', 'loginUrl'] as const)
    await type(page, name, siteForm[name]);
  await type(page, 'apiUrl', 'dash.foo.com/api');
  await type(page, 'loginUrl', 'https://foo.auth0.com/login');
  await page.click('details.more summary');
  await type(page, 'refreshSeconds', 'often');
  await page.select('[name=reportSampleRate]', 'other');
  await type(page, 'reportSampleRatePercent', '250');
  await send(page, 'form.card .actions button');
  expect(await focused(page)).toBe('apiUrl');
  expect(await page.$eval('#apiUrl', (field) => (field as HTMLInputElement).value)).toBe(
    'dash.foo.com/api',
  );
  await lookAtPage(page, 'form-refused');
  for (const field of ['apiUrl', 'loginUrl', 'refreshSeconds', 'reportSampleRate']) {
    await page.click(`.summary a[href="#${field}"]`);
    // The link leads to the field, and the next key types into it.
    await page.keyboard.press('Tab');
    const order = await page.evaluate((id) => {
      const [target, active] = [document.getElementById(id), document.activeElement];
      return target && active && target !== active
        ? target.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING
        : 0;
    }, field);
    expect([field, order]).not.toEqual([field, 0]);
  }
});

test('focuses "Saved" after saving, and a reload does not say it again', async () => {
  const id = await newSite();
  const page = await (await signedIn())();
  await page.goto(addressOf(`/sites/${id}`));
  await type(page, 'name', 'Renamed');
  await send(page);
  expect(await focused(page)).toBe('banner good');
  expect(page.url()).toBe(addressOf(`/sites/${id}`));
  await lookAtPage(page, 'form-saved');
  await page.reload();
  expect(await page.$('.banner')).toBeNull();
});

test('marks what is not saved, and asks before it is lost', async () => {
  const id = await newSite();
  const openTab = await signedIn();
  const page = await openTab();
  await page.goto(addressOf(`/sites/${id}`));
  expect(await noteOf(page)).toBe('');
  await type(page, 'name', 'Changed');
  expect(await noteOf(page)).toBe('You have unsaved changes.');
  await lookAtPage(page, 'form-unsaved');
  expect(await leave(page)).toEqual(['beforeunload']);

  await page.goto(addressOf(`/sites/${id}`));
  await type(page, 'name', 'Changed');
  await type(page, 'name', siteForm.name);
  expect(await noteOf(page)).toBe('');
  await page.select('[name=reportSampleRate]', '0');
  expect(await noteOf(page)).not.toBe('');
  await page.select('[name=reportSampleRate]', 'other');
  expect(await noteOf(page)).toBe('');
  expect(await leave(page)).toEqual([]);

  // What was refused is not saved either.
  await page.goto(addressOf(`/sites/${id}`));
  await type(page, 'apiUrl', 'x');
  await send(page);
  expect(await noteOf(page)).toBe('You have unsaved changes.');
  await page.click('h1');
  expect(await leave(page)).toEqual(['beforeunload']);
});

test('sends a form once, however often it is clicked, and says that it is saving', async () => {
  const id = await newSite();
  const page = await (await signedIn())();
  await page.goto(addressOf(`/sites/${id}`));
  await type(page, 'name', 'Once');
  const sendings = await page.evaluate(() => {
    let count = 0;
    document.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) count += 1;
      // The answer never comes.
      event.preventDefault();
    });
    const button = document.querySelector<HTMLButtonElement>('#site-form .actions button')!;
    for (let n = 0; n < 3; n += 1) button.click();
    return [count, button.textContent, button.ariaDisabled];
  });
  expect(sendings).toEqual([1, 'Saving…', 'true']);
  // After ten seconds the form can be sent again: a request that was stopped tells nobody.
  await passTime(page, 10_000);
  const label = (): Promise<unknown> =>
    page.$eval('#site-form .actions button', ({ textContent, ariaDisabled }) => [
      textContent,
      ariaDisabled,
    ]);
  expect(await label()).toEqual(['Save', null]);
});

test('shows both values where two windows changed the same setting, and saves what is chosen', async () => {
  const id = await newSite();
  const openTab = await signedIn();
  const [one, other] = [await openTab(), await openTab()];
  await other.goto(addressOf(`/sites/${id}`));
  await one.goto(addressOf(`/sites/${id}`));
  await one.bringToFront();
  await type(one, 'name', 'From the first window');
  await type(one, 'apiUrl', 'https://dash.foo.com/first');
  await send(one);
  await other.bringToFront();
  await type(other, 'name', 'From the second window');
  await other.$eval('details.more', (more) => (more.open = true));
  await type(other, 'refreshSeconds', '5');
  await send(other);
  expect(await focused(other)).toBe('banner bad');
  const texts = await other.$$eval('.comparison td', (cells) =>
    cells.map(({ textContent }) => textContent.trim()),
  );
  expect(texts).toEqual(['Foo docs', 'From the first window', 'From the second window']);
  await lookAtPage(other, 'form-conflict');
  await send(other, 'button[form="site-form"]');
  const values = await other.$$eval(
    '#site-form :is([name=name], [name=apiUrl], [name=refreshSeconds])',
    (fields) => fields.map((field) => (field as HTMLInputElement).value),
  );
  expect(values).toEqual(['From the second window', 'https://dash.foo.com/first', '5']);

  await one.bringToFront();
  await type(one, 'name', 'Once more');
  await send(one);
  await send(one, 'form:not(#site-form) > button.second');
  expect(await one.$eval('[name=name]', (field) => (field as HTMLInputElement).value)).toBe(
    'From the second window',
  );
});

test('works without JavaScript', async () => {
  const openTab = await signedIn();
  const id = await newSite();
  const page = await openTab();
  await page.setJavaScriptEnabled(false);
  await page.goto(addressOf(`/sites/${id}`));
  await team.owner.post(`/sites/${id}`, { ...siteForm, name: 'Theirs', version: '1' });
  await type(page, 'name', 'Mine');
  await type(page, 'loginUrl', 'javascript:alert(1)');
  await send(page);
  await expect.poll(() => focused(page)).toBe('loginUrl');
  await type(page, 'loginUrl', siteForm.loginUrl);
  await send(page);
  await expect.poll(() => focused(page)).toBe('banner bad');
  await send(page, 'button[form="site-form"]');
  await expect.poll(() => focused(page)).toBe('banner good');
  expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe('Mine');
});

test('shows viewers values, and keeps what was typed by somebody who is signed out', async () => {
  const id = await newSite({ docsOrigins: 'https://docs.foo.com https://next.foo.com' });
  const viewer = await (await signedIn('viewer'))();
  await viewer.goto(addressOf(`/sites/${id}`));
  await lookAtPage(viewer, 'form-viewer');

  const openTab = await signedIn();
  const page = await openTab();
  await page.goto(addressOf(`/sites/${id}`));
  await type(page, 'name', 'Typed while signed in');
  const cookies = await page.browserContext().cookies();
  await page.browserContext().deleteCookie(...cookies);
  await send(page);
  await page.click('details summary');
  await lookAtPage(page, 'form-signed-out');
  await page.browserContext().setCookie(...cookies);
  await send(page, 'form.card button');
  expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe('Typed while signed in');
});
