import type { Demo } from '@bookplate/console';
import { readFileSync } from 'node:fs';
import { companies, docsFolderOf } from './companies.ts';

/** The environment of the companies' `bookplate.json` in which their docs take their settings from the console. */
export const demoEnvironment = 'demo';

/** Who signs in to the console of `npm start`. */
export const demoOwner = {
  name: 'Olga Owner',
  email: 'owner@example.com',
  password: 'owner-password',
} as const;

/** What the docs say themselves, where no console is asked. */
interface DocsSettings {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly logoutUrl?: string;
  readonly docsOrigin: string;
}

/**
 * What the console of `npm start` is filled with: the companies on light hosts as sites, under their own names.
 *
 * @returns its people and sites
 */
export function createDemo(): Demo {
  const light = companies.filter(({ heavyHost }) => heavyHost === undefined);
  return {
    owner: demoOwner,
    colleagues: [
      { name: 'Edith Editor', email: 'edith@example.com', role: 'editor' },
      { name: 'Victor Viewer', email: 'victor@example.com', role: 'viewer' },
    ],
    sites: light.map((company) => {
      const file = `${docsFolderOf(company)}/bookplate.json`;
      const settings = JSON.parse(readFileSync(file, 'utf8')) as DocsSettings;
      const { apiUrl, loginUrl, logoutUrl = null, docsOrigin } = settings;
      return {
        id: company.id,
        values: {
          name: `${company.name} docs`,
          docsOrigins: [docsOrigin],
          apiUrl,
          loginUrl,
          logoutUrl,
          reportSampleRate: 1,
        },
        mistakenApiUrl: company.id === 'globex' ? apiUrl.replace('/docs/', '/') : undefined,
      };
    }),
  };
}
