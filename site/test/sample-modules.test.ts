import { expect, test } from 'vitest';
import { samplesIn, useSampleModules } from './samples.ts';

const importSample = useSampleModules();

test('the endpoint in the reference of its options answers the docs', async () => {
  const [sample] = samplesIn('reference/endpoint-options');
  const { infoApi } = (await importSample(sample?.code ?? '')) as {
    infoApi: (request: Request) => Promise<Response>;
  };
  const origin = 'https://docs.foo.com';
  const answer = await infoApi(
    new Request('https://dash.foo.com/api/docs/user-info', { headers: { origin } }),
  );
  expect(answer.status).toBe(401);
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
});

test('a fetch handler sets the sign-in hint beside its own cookies, and clears it', async () => {
  const sample = samplesIn('guides/sign-in-hint').find(({ code }) => code.includes('afterSignIn'));
  const { afterSignIn, afterSignOut } = (await importSample(sample?.code ?? '')) as {
    afterSignIn: (response: Response, firstName: string) => void;
    afterSignOut: (response: Response) => void;
  };
  const own = 'sid=1; HttpOnly';
  const signedIn = new Response(null, { headers: { 'set-cookie': own } });
  afterSignIn(signedIn, 'Ada');
  expect(signedIn.headers.getSetCookie()).toEqual([
    own,
    expect.stringMatching(/^bookplate_hint=[^;]+Ada; .*Domain=foo\.com/),
  ]);
  const signedOut = new Response();
  afterSignOut(signedOut);
  expect(signedOut.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^bookplate_hint=; .*Max-Age=0/),
  ]);
});

test('a route of its own lists the pages for everyone as in the guide to gated pages', async () => {
  const sample = samplesIn('guides/gated-pages').find(({ language }) => language === 'ts');
  const pages = [
    { id: 'start', data: {} },
    { id: 'admin', data: { groups: ['admin'] } },
    { id: 'upgrade', data: { groups: { none: ['admin'] } } },
    { id: 'offer', data: { groups: ['anonymous'] } },
  ];
  const { open } = (await importSample(`
const getCollection = (_, isListed) => ${JSON.stringify(pages)}.filter(isListed);
${sample?.code.replace('getCollection(', 'export const open = getCollection(')}`)) as {
    open: readonly { id: string }[];
  };
  expect(open.map(({ id }) => id)).toEqual(['start', 'upgrade', 'offer']);
});
