import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { noPage } from './no-page.ts';

/** The page was built with another API URL than the one examined: of another environment, or an old build. */
export const scriptAsksElsewhere: Check<'script-asks-elsewhere'> = {
  code: 'script-asks-elsewhere',
  step: 'docs',
  unless: [...noPage, 'script-missing'],
  async find({ setup: { docs, api }, docsPage }) {
    const found = findHeadScript(await docsPage())?.attributes['data-api-url'] ?? '';
    const isSame = URL.canParse(found, docs.href) && new URL(found, docs.href).href === api.href;
    return isSame ? [] : [{ severity: 'error', where: docs.href, args: { found } }];
  },
};
