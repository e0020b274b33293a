import { type CredentialReason, findCredentials, readUser } from '@bookplate/protocol';
import type { CheckContext } from '../../check-context.ts';
import type { Check } from '../../check.ts';
import { findHeadScript } from '../../html/docs-page.ts';
import { docsRequest } from '../../requests.ts';
import { signedInValue } from '../../signed-in-value.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { sessionNotRecognised } from './session-not-recognised.ts';

interface Args {
  readonly paths: readonly string[];
  /** One for each path. */
  readonly reasons: readonly CredentialReason[];
}

/** Browsers store `content`, and every script of the docs can read it, so no key, token or password belongs there. */
export const secretInContent: Check<'secret-in-content', Args> = {
  code: 'secret-in-content',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, sessionNotRecognised],
  async find(context) {
    const { content } = readUser(await signedInValue(context)).user;
    const publicFields = await publicFieldsOf(context);
    const found = [...findCredentials(content, 'content', publicFields)].slice(0, 10);
    if (found.length === 0) return [];
    // A finding never holds the values.
    const args = {
      paths: found.map(({ path }) => path),
      reasons: found.map(({ reason }) => reason),
    };
    return [{ severity: 'danger', where: context.setup.api.href, args }];
  },
  explain: ({ paths, reasons }) => ({
    title: `content seems to hold credentials: ${paths.join(', ')}`,
    meaning: `${paths.map((path, index) => `${path} ${reasonWords[reasons[index] ?? 'name']}`).join('; ')}. Browsers store content, and every script of the docs can read it.`,
    fix: 'Move API keys to apiPlaygroundInputs, which is never stored: playgrounds and code samples read them there. Remove all other credentials: name the fields that the docs show, one by one. If a field is public, list it in publicFields of bookplate.json.',
    paste: [
      "content: { firstName: 'Ada', plan: 'enterprise' },",
      "apiPlaygroundInputs: { header: { 'X-API-Key': key } },",
      '',
      "{playground.header['X-API-Key'] ?? 'YOUR_KEY'}   in code samples of the docs",
    ].join('\n'),
  }),
};

const reasonWords = {
  name: 'has the name of a credential',
  prefix: 'begins like a credential',
  entropy: 'looks random',
} as const;

/** Those of the published page, if there is one, and of the settings for the next build. */
async function publicFieldsOf({ setup, send, docsPage }: CheckContext): Promise<readonly string[]> {
  const page = (await send(docsRequest(setup))).ok ? await docsPage() : undefined;
  const published = page && findHeadScript(page)?.attributes['data-public-fields'];
  return [...(published?.split(' ') ?? []), ...(setup.publicFields ?? [])];
}
