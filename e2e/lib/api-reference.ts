import { startAcme } from '@bookplate-examples/acme/start';
import { readers } from '@bookplate-examples/company/readers';
import { startInitech } from '@bookplate-examples/initech/start';
import type { Page, SerializedAXNode } from 'puppeteer-core';
import { expect } from 'vitest';
import { settled } from './playgrounds.ts';

/** Where a reader types the key. */
export const field = '.scalar-app input.scalar-password-input';
/** Their keys. */
export const [ada, bob] = readers.map(({ apiKey }) => apiKey);
/** Those with an API reference, and what of it is for admins. */
export const companies = [
  {
    name: 'Acme, on two subdomains',
    start: startAcme,
    site: 'acme' as const,
    page: 'reference/api/',
    api: '/api/v1/priority/rockets',
    // The query stays empty, and Ada is in the beta.
    answer: expect.arrayContaining([
      expect.objectContaining({ id: 'kestrel', telemetry: { temperature: 21.5, unit: '°C' } }),
    ]) as unknown,
    gated: { tag: 'Launches', title: 'Stop a countdown', text: 'before it reaches zero' },
  },
  {
    name: 'Initech, on one domain',
    start: startInitech,
    site: 'initech' as const,
    page: 'reports/reference/',
    api: '/api/v1/accounts/1/reports',
    answer: [{ id: 1, title: 'The week of Ada', kind: 'weekly', pages: 12 }],
    gated: { tag: 'Seats', title: 'List seats', text: 'who has a seat, with the number' },
  },
];

/** Opens the reference, and waits until it is there. */
export async function openReference(page: Page, url: string, width = 1_300): Promise<void> {
  await page.setViewport({ width, height: 900 });
  await page.goto(url);
  await page.waitForSelector(field);
}

/** Waits until the field has a key, or is empty. */
export async function waitForKey(page: Page, key = ''): Promise<void> {
  await page.waitForFunction(
    (selector, wanted) =>
      document.querySelector<HTMLInputElement>(selector)?.value === wanted &&
      (wanted === '' || window.bookplate?.reader),
    {},
    field,
    key,
  );
}

/** What screen readers hear of, of which a page is to have one each. */
export async function outlineOf(page: Page): Promise<readonly string[]> {
  const listed = (node: SerializedAXNode): string[] => {
    const own = node.role === 'main' ? 'main' : `h1 ${node.name}`;
    const isOwn = node.role === 'main' || (node.role === 'heading' && node.level === 1);
    return [...(isOwn ? [own] : []), ...(node.children ?? []).flatMap(listed)];
  };
  return listed((await page.accessibility.snapshot({ interestingOnly: false }))!);
}

/** Sends the request of the first operation, as it was filled in. */
export async function send(page: Page): Promise<void> {
  const open = await page.waitForSelector('.show-api-client-button', { visible: true });
  await open?.click();
  await page.waitForFunction(() => {
    const buttons = [...document.querySelectorAll('button')];
    const shown = buttons.find((one) => one.checkVisibility() && one.innerText.startsWith('Send'));
    shown?.click();
    return shown;
  });
}

/** Opens all tags of the sidebar, which scrolls the parts that are rendered late into being. */
export async function expandAll(page: Page): Promise<void> {
  await settled(page, '.scalar-app');
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>(
      '.t-doc__sidebar button[aria-expanded=false]',
    ))
      button.click();
  });
  await settled(page, '.scalar-app');
}

/** What search shows for some words. */
export async function search(page: Page, words: string): Promise<string> {
  await page.keyboard.down('Control');
  await page.keyboard.press('i');
  await page.keyboard.up('Control');
  const input = await page.waitForSelector('[role=dialog][aria-label=Search] input', {
    visible: true,
  });
  await input?.type(words);
  await settled(page, '[role=dialog][aria-label=Search] input');
  return page.$eval(
    '[role=dialog][aria-label=Search]',
    (dialog) => (dialog as HTMLElement).innerText,
  );
}

/** The file that the button gives. */
export async function download(page: Page): Promise<string> {
  const text = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          URL.createObjectURL = create;
          if (blob instanceof Blob) void blob.text().then(resolve);
          return create(blob);
        };
      }),
  );
  await page.$eval('.download-button', (button) => (button as HTMLButtonElement).click());
  return text;
}

/** Whether a request is the operation's, not the one that asks whether it may be sent. */
export function isCall(url: string, method: string, path: string): boolean {
  return method === 'GET' && new URL(url).pathname === path;
}

/** With its port. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
