import { findCredentials, readUser } from '@bookplate/protocol';
import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { askDocs } from '../questions.ts';
import type { Visit } from '../visit.ts';
import { signedInValue } from './signed-in-value.ts';
import { unanswered } from './unanswered.ts';

/** `content` is stored in the browser and in reach of every script of the docs, so no key, token or password belongs there. */
export const secretInContent: Check<'secret-in-content'> = {
  code: 'secret-in-content',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'session-not-recognised'],
  async find(visit) {
    const { content } = readUser(await signedInValue(visit)).user;
    const found = [...findCredentials(content, 'content', await publicFieldsOf(visit))].slice(
      0,
      10,
    );
    if (found.length === 0) return [];
    // The values are never told.
    const args = {
      paths: found.map(({ path }) => path),
      reasons: found.map(({ reason }) => reason),
    };
    return [{ severity: 'danger', where: visit.setup.api.href, args }];
  },
};

/** What the published page says, where there is one, and the settings that the next one is built with. */
async function publicFieldsOf({ setup, ask, docsPage }: Visit): Promise<readonly string[]> {
  const page = (await ask(askDocs(setup))).ok ? await docsPage() : undefined;
  const published = page && findHeadScript(page)?.attributes['data-public-fields'];
  return [...(published?.split(' ') ?? []), ...(setup.publicFields ?? [])];
}
