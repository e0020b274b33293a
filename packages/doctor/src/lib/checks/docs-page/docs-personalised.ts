import { readUser } from '@bookplate/protocol';
import type { Check, NoArgs } from '../../check.ts';
import { docsRequest } from '../../requests.ts';
import { signedInValue } from '../../signed-in-value.ts';
import { noPage } from './no-page.ts';

/**
 * A cache keeps HTML that already names its reader, and shows it to the next one. The doctor sends the session only to docs on the
 * dashboard's own origin, as a browser does: elsewhere the docs' vendor would receive it.
 */
export const docsPersonalised: Check<'docs-personalised', NoArgs> = {
  code: 'docs-personalised',
  step: 'docs',
  needs: ['cookie', 'one-origin'],
  unless: noPage,
  async find(context) {
    const { setup, responseTo } = context;
    const request = docsRequest(setup);
    const anonymous = await responseTo(request);
    const signedIn = await responseTo({
      ...request,
      headers: { ...request.headers, cookie: setup.cookie ?? '' },
    });
    if (anonymous.body === signedIn.body) return [];
    // Nonces and dates differ between responses; the reader's own words do not appear by chance.
    const words = [...textsOf(readUser(await signedInValue(context)).user.content)];
    const isNamed = words.some(
      (word) => signedIn.body.includes(word) && !anonymous.body.includes(word),
    );
    return isNamed ? [{ severity: 'danger', where: setup.docs.href, args: {} }] : [];
  },
  explain: () => ({
    title: "The server sends the docs page with the reader's data in it",
    meaning:
      'With the session the HTML holds data of the reader, expected the same HTML for everyone. A cache or CDN can show it to the next reader.',
    fix: 'Serve the same HTML to everyone: ignore the Cookie header, or remove it in the proxy of /docs. The script fills in the page in the browser.',
    paste: 'proxy_set_header Cookie ""; # nginx, in the location of /docs',
  }),
};

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string' && value.length >= 3) yield value;
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsOf(inner);
}
