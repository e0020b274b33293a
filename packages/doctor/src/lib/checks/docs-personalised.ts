import type { Check } from '../check.ts';
import { readUser } from '@bookplate/protocol';
import { askDocs } from '../questions.ts';
import { noPage } from './no-page.ts';
import { signedInValue } from './signed-in-value.ts';

/**
 * HTML that already names its reader is kept by caches and shown to the next one. The session is sent to docs on the
 * dashboard's own origin only, where a browser sends it too: elsewhere it would hand it to the docs' vendor.
 */
export const docsPersonalised: Check<'docs-personalised'> = {
  code: 'docs-personalised',
  step: 'docs',
  needs: ['cookie', 'one-origin'],
  unless: noPage,
  async find(visit) {
    const { setup, answer } = visit;
    const page = askDocs(setup);
    const anonymous = await answer(page);
    const named = await answer({
      ...page,
      headers: { ...page.headers, cookie: setup.cookie ?? '' },
    });
    if (anonymous.body === named.body) return [];
    // Nonces and dates differ from one answer to the next; the reader's own words do not come by chance.
    const words = [...textsOf(readUser(await signedInValue(visit)).user.content)];
    const isNamed = words.some(
      (word) => named.body.includes(word) && !anonymous.body.includes(word),
    );
    return isNamed ? [{ severity: 'danger', where: setup.docs.href, args: {} }] : [];
  },
};

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string' && value.length >= 3) yield value;
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsOf(inner);
}
