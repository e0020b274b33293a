import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

/** How a test uses a playground as a reader would. */
export interface PlaygroundOnPage {
  readonly name: string;
  /** The files of its npm package that a page needs, in the order of their tags. */
  readonly files: readonly string[];
  /** What the page's script makes of it; `spec` and `keepPlayground` are there. */
  readonly script: string;
  /** Waits until the first operation and its fields are there. */
  ready(page: Page): Promise<void>;
  /** Types a key of the reader's own into the field of the scheme `key`. */
  type(page: Page, key: string): Promise<void>;
  /** Sends the request of the operation. */
  send(page: Page): Promise<void>;
}

const require = createRequire(import.meta.url);

/** A file of an npm package. */
export function readPackageFile(path: string): string {
  return readFileSync(
    join(
      require.resolve(`${packageOf(path)}/package.json`),
      '..',
      path.slice(packageOf(path).length),
    ),
    'utf8',
  );
}

function packageOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

async function click(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true, timeout: 10_000 });
  await element?.click();
}

async function enter(page: Page, selector: string, text: string): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true, timeout: 10_000 });
  await element?.click({ count: 3 });
  await element?.type(text);
}

const swaggerUi: PlaygroundOnPage = {
  name: 'Swagger UI',
  files: ['swagger-ui-dist/swagger-ui.css', 'swagger-ui-dist/swagger-ui-bundle.js'],
  script: `
    import { swaggerUiPlayground } from '@bookplate/openapi/swagger-ui';
    const start = (settings) =>
      (window.ui = SwaggerUIBundle({ dom_id: '#reference', docExpansion: 'full', tryItOutEnabled: true, ...settings }));
    keepPlayground(spec, swaggerUiPlayground(start));`,
  ready: async (page) => void (await page.waitForSelector('.opblock .execute', { visible: true })),
  type: async (page, key) => {
    await click(page, '.btn.authorize');
    // A value that is there already is shown as stars, and has to be taken out first.
    const isFilled = await page.evaluate(() => !document.querySelector('.auth-container input'));
    if (isFilled) await click(page, '.auth-container .auth-btn-wrapper .btn.modal-btn.auth.button');
    await enter(page, '.auth-container input', key);
    await click(page, '.auth-container .btn.modal-btn.auth.authorize');
    await click(page, '.btn-done');
  },
  send: (page) => click(page, '.opblock .execute'),
};

const rapiDoc: PlaygroundOnPage = {
  name: 'RapiDoc',
  files: ['rapidoc/dist/rapidoc-min.js'],
  script: `
    import { rapiDocPlayground } from '@bookplate/openapi/rapidoc';
    const element = document.createElement('rapi-doc');
    element.setAttribute('render-style', 'focused');
    element.setAttribute('load-fonts', 'false');
    element.style.height = '100vh';
    document.querySelector('#reference').append(element);
    keepPlayground(spec, rapiDocPlayground(element));`,
  ready: async (page) => {
    await page.waitForSelector('rapi-doc >>> #auth', { timeout: 10_000 });
  },
  type: async (page, key) => {
    await enter(page, 'rapi-doc >>> .api-key-input', key);
    await click(page, 'rapi-doc >>> .api-key-input ~ button');
  },
  send: async (page) => {
    await page.evaluate(() => {
      location.hash = 'get-/me';
    });
    await click(page, 'rapi-doc >>> api-request >>> .m-btn.primary');
  },
};

const scalar: PlaygroundOnPage = {
  name: 'Scalar',
  files: ['@scalar/api-reference/dist/browser/standalone.js'],
  script: `
    import { scalarPlayground } from '@bookplate/openapi/scalar';
    keepPlayground(spec, scalarPlayground((configuration) => Scalar.createApiReference('#reference', configuration)));`,
  ready: async (page) =>
    void (await page.waitForSelector('.scalar-app input', { timeout: 20_000 })),
  type: (page, key) =>
    enter(page, '.scalar-app input[type=password], .scalar-app .scalar-password-input', key),
  send: async (page) => {
    await click(page, '.show-api-client-button');
    await click(page, '[data-addressbar-action=send], .scalar-client button[type=submit]');
    await page.keyboard.press('Escape');
  },
};

export const playgrounds: readonly PlaygroundOnPage[] = [swaggerUi, rapiDoc, scalar];
