import type { ElementHandle, Page } from 'puppeteer-core';
import { mark } from './reader-switch.ts';

/** Puts something of Ada's into one place of a playground, as a reader would. */
type Fill = (page: Page) => Promise<void>;

/** By the name of a place where a playground keeps what was done with it. */
type States = Readonly<Record<string, Fill>>;

/** What the tests upload; its name has the mark. */
export const markedFile: string = new URL(`../fixtures/photo-${mark}.txt`, import.meta.url)
  .pathname;

async function find(page: Page, selector: string): Promise<ElementHandle<HTMLElement>> {
  const element = await page.waitForSelector(selector, { visible: true });
  return element as ElementHandle<HTMLElement>;
}

async function press(page: Page, selector: string): Promise<void> {
  const element = await find(page, selector);
  // Not by the mouse: playgrounds move their parts while they lay themselves out.
  await element.evaluate((one) => one.click());
}

async function enter(page: Page, selector: string, text: string): Promise<void> {
  const element = await find(page, selector);
  await element.focus();
  await element.evaluate((one) => {
    if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) one.select();
    else getSelection()?.selectAllChildren(one);
  });
  await page.keyboard.type(text);
}

async function choose(page: Page, selector: string, value: string): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true });
  await (element as ElementHandle<HTMLSelectElement>).select(value);
}

async function upload(page: Page, selector: string): Promise<void> {
  const input = await page.waitForSelector(selector);
  await (input as ElementHandle<HTMLInputElement>).uploadFile(markedFile);
}

const swaggerType = '.body-param-content-type select';

export const swaggerUiStates: States = {
  'a path parameter': (page) => enter(page, 'tr[data-param-name=id] input', `id-${mark}`),
  'a query parameter': (page) => enter(page, 'tr[data-param-name=sort] input', `sort-${mark}`),
  'a header parameter': (page) => enter(page, 'tr[data-param-name=X-Trace] input', `trace-${mark}`),
  'a request body': (page) => enter(page, 'textarea.body-param__text', `"body-${mark}"`),
  'a body of another media type': async (page) => {
    await choose(page, swaggerType, 'text/plain');
    await enter(page, 'textarea.body-param__text', `text ${mark}`);
  },
  'a chosen media type': (page) => choose(page, swaggerType, 'application/x-www-form-urlencoded'),
  'a chosen example': (page) => choose(page, '.examples-select select', 'second'),
  'a form field': async (page) => {
    await choose(page, swaggerType, 'application/x-www-form-urlencoded');
    await enter(page, 'tr[data-property-name=note] input', `note-${mark}`);
  },
  'a file': async (page) => {
    await choose(page, swaggerType, 'multipart/form-data');
    await upload(page, 'input[type=file]');
  },
  'a chosen server': (page) => choose(page, '.servers select', '/api/other'),
  'a server variable': (page) =>
    enter(page, '.servers-variables input, .servers table input', mark),
  'a typed credential': async (page) => {
    await press(page, '.btn.authorize');
    await press(page, '.auth-container .auth-btn-wrapper .btn.modal-btn.auth.button');
    await enter(page, '.auth-container input', `typed-${mark}`);
    await press(page, '.auth-container .btn.modal-btn.auth.authorize');
    await find(page, '.auth-container ::-p-text(Logout)');
  },
  'an open dialog with a credential': async (page) => {
    await press(page, '.btn.authorize');
    await press(page, '.auth-container .auth-btn-wrapper .btn.modal-btn.auth.button');
    await enter(page, '.auth-container input', `typed-${mark}`);
  },
  'a request and its answer': async (page) => {
    await enter(page, 'tr[data-param-name=sort] input', `sort-${mark}`);
    await press(page, '.opblock-post .execute');
    await find(page, '.live-responses-table');
  },
};

const request = 'rapi-doc >>> api-request >>>';
const rapiDocType = `${request} .request-body-container select`;
async function openOperation(page: Page): Promise<void> {
  await press(page, 'rapi-doc >>> ::-p-text(/things/{id})');
  await find(page, `${request} [part~=btn-try]`);
}

export const rapiDocStates: States = {
  'a path parameter': async (page) => {
    await openOperation(page);
    await enter(page, `${request} [data-ptype=path]`, `id-${mark}`);
  },
  'a query parameter': async (page) => {
    await openOperation(page);
    await enter(page, `${request} [data-ptype=query]`, `sort-${mark}`);
  },
  'a header parameter': async (page) => {
    await openOperation(page);
    await enter(page, `${request} [data-ptype=header]`, `trace-${mark}`);
  },
  'a request body': async (page) => {
    await openOperation(page);
    await enter(page, `${request} textarea.request-body-param-user-input`, `"body-${mark}"`);
  },
  'a body of another media type': async (page) => {
    await openOperation(page);
    await choose(page, rapiDocType, 'text/plain');
    await enter(page, `${request} textarea[data-ptype="text/plain"]`, `text ${mark}`);
  },
  'a form field': async (page) => {
    await openOperation(page);
    await choose(page, rapiDocType, 'application/x-www-form-urlencoded');
    await enter(page, `${request} [data-pname=note]`, `note-${mark}`);
  },
  'a file': async (page) => {
    await openOperation(page);
    await choose(page, rapiDocType, 'multipart/form-data');
    await upload(page, `${request} input[type=file]`);
  },
  'a chosen server': (page) => press(page, 'rapi-doc >>> input[type=radio][value$="/api/other"]'),
  'a server variable': (page) => enter(page, 'rapi-doc >>> [data-var=tenant]', mark),
  'a typed credential': async (page) => {
    await enter(page, 'rapi-doc >>> .api-key-input', `typed-${mark}`);
    await press(page, 'rapi-doc >>> .api-key-input ~ button');
  },
  'a credential that is not set yet': (page) =>
    enter(page, 'rapi-doc >>> .api-key-input', `typed-${mark}`),
  'a request and its answer': async (page) => {
    await openOperation(page);
    await enter(page, `${request} [data-ptype=query]`, `sort-${mark}`);
    await press(page, `${request} [part~=btn-try]`);
    await page.waitForFunction(
      (word) =>
        Array.from(
          document.querySelector('rapi-doc')!.shadowRoot!.querySelectorAll('api-request'),
        ).some(({ shadowRoot }) => shadowRoot?.textContent?.includes(`answer-${word}`)),
      {},
      mark,
    );
  },
  'the address of an operation': async (page) => {
    await press(page, `rapi-doc >>> ::-p-text(/hidden-${mark})`);
    await page.waitForFunction((word) => location.hash.includes(word), {}, mark);
  },
};

async function openClient(page: Page): Promise<void> {
  await press(page, '.show-api-client-button');
  await find(page, '.app-exit-button');
}

/** Types into the right cell of a row of the dialog; a cell is a text until it is clicked. */
async function enterInRow(page: Page, name: string, text: string): Promise<void> {
  const box = await page.waitForSelector(`input[aria-label="Include ${name} in request"]`);
  const cell = (await box?.evaluateHandle((input) =>
    Array.from(input.closest('tr, [role=row], label')?.children ?? []).at(-1),
  )) as ElementHandle;
  const { x, y, width, height } = (await cell.boundingBox())!;
  await page.mouse.click(x + width / 4, y + height / 2);
  await page.waitForFunction(() => document.activeElement?.matches('[contenteditable=true]'));
  await page.keyboard.type(text);
}

async function enterBody(page: Page, text: string): Promise<void> {
  const editor = await find(page, '[role=dialog] .cm-content, .scalar-client .cm-content');
  await editor.click();
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

export const scalarStates: States = {
  'a path parameter': async (page) => {
    await openClient(page);
    await enterInRow(page, 'id', `id-${mark}`);
  },
  'a query parameter': async (page) => {
    await openClient(page);
    await enterInRow(page, 'sort', `sort-${mark}`);
  },
  'a header parameter': async (page) => {
    await openClient(page);
    await enterInRow(page, 'X-Trace', `trace-${mark}`);
  },
  'a request body': async (page) => {
    await openClient(page);
    await enterBody(page, `"body-${mark}"`);
  },
  'a body of another media type': async (page) => {
    await openClient(page);
    await press(page, '[role=dialog] button ::-p-text(JSON)');
    await press(page, '[role=option] ::-p-text(Other)');
    await page.waitForFunction(() => !document.querySelector('.cm-content[data-language=json]'));
    await enterBody(page, `text ${mark}`);
  },
  'a server variable': (page) => enter(page, '.scalar-app input[id$="-tenant"]', mark),
  'a typed credential': (page) =>
    enter(page, '.scalar-app input.scalar-password-input', `typed-${mark}`),
  'a credential in the dialog': async (page) => {
    await openClient(page);
    await enter(page, '[role=dialog] input.scalar-password-input', `typed-${mark}`);
  },
  'a request and its answer': async (page) => {
    await openClient(page);
    await enterInRow(page, 'sort', `sort-${mark}`);
    await press(page, '[role=dialog] button ::-p-text(Send)');
    await find(page, `[role=dialog] ::-p-text(answer-${mark})`);
  },
  'the address of an operation': async (page) => {
    await press(page, `.t-doc__sidebar ::-p-text(Hidden ${mark})`);
    await page.waitForFunction((word) => location.hash.includes(word), {}, mark);
  },
};

/** Sends the request that has been filled in, where it is. */
export const sendAgain: States = {
  'Swagger UI': (page) => press(page, '.opblock-post .execute'),
  RapiDoc: (page) => press(page, `${request} [part~=btn-try]`),
  Scalar: (page) => press(page, '[role=dialog] button ::-p-text(Send)'),
};
