import type { Check } from '../../check.ts';
import { findHeadScript } from '../../html/docs-page.ts';
import { noPage } from './no-page.ts';
import { scriptMissing } from './script-missing.ts';

/** The page was built with another API URL than the one that is checked: of another environment, or an old build. */
export const scriptAsksElsewhere: Check<'script-asks-elsewhere', { readonly found: string }> = {
  code: 'script-asks-elsewhere',
  step: 'docs',
  unless: [...noPage, scriptMissing],
  async find({ setup: { docs, api }, docsPage }) {
    const found = findHeadScript(await docsPage())?.attributes['data-api-url'] ?? '';
    const isSame = URL.canParse(found, docs.href) && new URL(found, docs.href).href === api.href;
    return isSame ? [] : [{ severity: 'error', where: docs.href, args: { found } }];
  },
  explain: ({ found }, { apiUrl }) => ({
    title: `The API URL in the docs page is ${found === '' ? 'empty' : found}, expected ${apiUrl}`,
    meaning: 'The page was built with another API URL: of another environment, or before a change.',
    fix: 'If the page was built for another environment, build it for this one, such as with BOOKPLATE_ENV=development. Otherwise correct apiUrl in bookplate.json and build again, or run the doctor with the URL of the page.',
    paste: `"apiUrl": "${apiUrl}"`,
  }),
};
