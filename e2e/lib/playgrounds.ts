import { existsSync, readFileSync } from 'node:fs';
import type { ElementHandle, Page } from 'puppeteer-core';

/** How a test uses a playground as a reader would. */
export interface PlaygroundOnPage {
  readonly name: string;
  /** The files of its npm package that a page needs, in the order of their tags. */
  readonly files: readonly string[];
  /** What the page's script makes of it; `spec` and `syncPlayground` are there. */
  readonly script: string;
  /** Where in the page, besides its field, it shows the key before a request is sent. */
  readonly samples?: string;
  /** Waits until the first operation and its fields are there, to stay where they are. */
  ready(page: Page): Promise<void>;
  /** Types a key of the reader's own into the field of the scheme `key`. */
  type(page: Page, key: string): Promise<void>;
  /** Takes the key out of that field. */
  empty(page: Page): Promise<void>;
  /** Sends the request of the operation. */
  send(page: Page): Promise<void>;
  /** Opens what it shows the answer in, where that is not on the page. */
  showAnswer?(page: Page): Promise<void>;
  /** Opens what it shows credentials in, where that is not on the page. */
  showCredentials?(page: Page): Promise<void>;
  /** Copies the request that was sent, as a command. */
  copyRequest?(page: Page): Promise<void>;
}

/** A file of an npm package, which may not export it: one that only playgrounds need, or one of the root's. */
export function readPackageFile(path: string): string {
  const places = ['../playgrounds/node_modules/', '../../node_modules/'].map(
    (folder) => new URL(folder + path, import.meta.url),
  );
  return readFileSync(places.find((place) => existsSync(place)) ?? places[0]!, 'utf8');
}

async function click(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true });
  await element?.click();
}

async function enter(page: Page, selector: string, text: string): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true });
  await element?.click({ count: 3 });
  await element?.type(text);
}

/**
 * Waits until a selector is shown and the page is what it was a moment ago. A playground lays out another document in
 * several steps, and a click whose button moves away under it is lost.
 */
export async function settled(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true });
  await page.evaluate(async () => {
    const htmlOf = (root: Element | ShadowRoot): string =>
      root.innerHTML +
      Array.from(
        root.querySelectorAll('*'),
        ({ shadowRoot }) => shadowRoot && htmlOf(shadowRoot),
      ).join('');
    for (let before = '', calm = 0, rounds = 0; calm < 3 && rounds < 200; rounds += 1) {
      // Not only a while: a slow machine has to have done what there was to do.
      await new Promise((resolve) =>
        requestIdleCallback(() => setTimeout(resolve, 40), { timeout: 1_000 }),
      );
      const now = htmlOf(document.body);
      calm = now === before ? calm + 1 : 0;
      before = now;
    }
  });
}

const swaggerUi: PlaygroundOnPage = {
  name: 'Swagger UI',
  files: ['swagger-ui-dist/swagger-ui.css', 'swagger-ui-dist/swagger-ui-bundle.js'],
  script: `
    import { swaggerUiPlayground } from '@bookplate/openapi/swagger-ui';
    const start = (settings) =>
      (window.ui = SwaggerUIBundle({ dom_id: '#reference', docExpansion: 'full', tryItOutEnabled: true, ...settings }));
    syncPlayground(spec, swaggerUiPlayground(start));`,
  ready: (page) => settled(page, '.opblock .execute'),
  type: async (page, key) => {
    await click(page, '.btn.authorize');
    // A value that is there already is shown as stars, and has to be taken out first.
    const isFilled = await page.evaluate(() => !document.querySelector('.auth-container input'));
    if (isFilled) await click(page, '.auth-container .auth-btn-wrapper .btn.modal-btn.auth.button');
    await enter(page, '.auth-container input', key);
    await click(page, '.auth-container .btn.modal-btn.auth.authorize');
    await click(page, '.btn-done');
  },
  empty: async (page) => {
    await click(page, '.btn.authorize');
    await click(page, '.auth-container .auth-btn-wrapper .btn.modal-btn.auth.button');
    await click(page, '.btn-done');
  },
  send: (page) => click(page, '.opblock .execute'),
  showCredentials: (page) => click(page, '.btn.authorize'),
  copyRequest: (page) =>
    page.$eval('.curl-command .copy-to-clipboard button', (button) => button.click()),
};

const rapiDoc: PlaygroundOnPage = {
  name: 'RapiDoc',
  files: ['rapidoc/dist/rapidoc-min.js'],
  script: `
    import { rapiDocPlayground } from '@bookplate/openapi/rapidoc';
    const element = document.createElement('rapi-doc');
    element.setAttribute('render-style', 'view');
    element.setAttribute('load-fonts', 'false');
    element.style.height = '100vh';
    document.querySelector('#reference').append(element);
    syncPlayground(spec, rapiDocPlayground(element));`,
  ready: (page) => settled(page, 'rapi-doc >>> #auth'),
  type: async (page, key) => {
    await enter(page, 'rapi-doc >>> .api-key-input', key);
    await click(page, 'rapi-doc >>> .api-key-input ~ button');
  },
  empty: (page) => click(page, 'rapi-doc >>> ::-p-text(REMOVE)'),
  send: async (page) => {
    const button = 'rapi-doc >>> [part~=btn-try]';
    if (!(await page.$(button))) await click(page, 'rapi-doc >>> .endpoint-head');
    await click(page, button);
  },
  copyRequest: async (page) => {
    await click(page, 'rapi-doc >>> [data-tab=curl]');
    await page.$$eval('rapi-doc >>> .toolbar-btn', (buttons) =>
      (buttons as HTMLElement[]).find((button) => button.checkVisibility())?.click(),
    );
  },
};

const scalar: PlaygroundOnPage = {
  name: 'Scalar',
  // In the code samples, behind dots until they are pointed at.
  samples: '.credential-value',
  files: ['@scalar/api-reference/dist/browser/standalone.js'],
  script: `
    import { scalarPlayground } from '@bookplate/openapi/scalar';
    syncPlayground(spec, scalarPlayground((configuration) => Scalar.createApiReference('#reference', configuration)));`,
  ready: (page) => settled(page, '.scalar-app .show-api-client-button'),
  type: (page, key) => enter(page, '.scalar-app input.scalar-password-input', key),
  // The first one is beside the name of the header.
  empty: (page) =>
    page.$$eval('::-p-aria([role="button"][name="Clear Value"])', (buttons) => {
      (buttons[1] as HTMLElement).click();
    }),
  send: async (page) => {
    await click(page, '.show-api-client-button');
    // There are two, for narrow and for wide windows.
    const button = await page.waitForFunction(() =>
      Array.from(document.querySelectorAll('button')).find(
        (one) => one.checkVisibility() && one.textContent?.startsWith('Send'),
      ),
    );
    await (button as ElementHandle<HTMLButtonElement>).click();
    await page.waitForNetworkIdle({ idleTime: 200 });
    await click(page, '.app-exit-button');
  },
  showAnswer: (page) => click(page, '.show-api-client-button'),
};

export const playgrounds: readonly PlaygroundOnPage[] = [rapiDoc, swaggerUi, scalar];
