import { generate } from 'selfsigned';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineFixture, goodPage, setHeader } from '../../test/company.ts';
import { setHint, withHint } from '../../test/fixture-parts.ts';

const day = 86_400_000;
const before = getCACertificates('default');
type Pem = { readonly cert: string; readonly key: string };
let valid: Pem;
let expired: Pem;

async function certificate(from: number, until: number): Promise<Pem> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'acme.localhost' }], {
    notBeforeDate: new Date(Date.now() + from * day),
    notAfterDate: new Date(Date.now() + until * day),
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'docs.acme.localhost' },
          { type: 2, value: 'dash.acme.localhost' },
        ],
      },
    ],
  });
  return { cert, key };
}

beforeAll(async () => {
  valid = await certificate(-1, 1);
  expired = await certificate(-2, -1);
  setDefaultCACertificates([...before, valid.cert, expired.cert]);
});
afterAll(() => setDefaultCACertificates(before));

test('finds nothing on a good server over TLS', async () => {
  const { findings } = await examineFixture({ tls: valid });
  expect(findings).toEqual([]);
});

test('finds nothing in a sign-in hint without Secure on localhost names, where some browsers drop it', async () => {
  const { findings } = await examineFixture({
    tls: valid,
    page: (apiUrl) => withHint(goodPage(apiUrl)),
    input: () => ({ signInCookies: [setHint] }),
  });
  expect(findings).toEqual([]);
});

test('finds http-origin and nothing else', async () => {
  const { findings } = await examineFixture({
    tls: valid,
    spoil(draft, { headers }) {
      if (!headers.origin?.startsWith('http:')) return;
      setHeader(draft, 'Access-Control-Allow-Origin', headers.origin);
      setHeader(draft, 'Access-Control-Allow-Credentials', 'true');
    },
  });
  expect(findings.map(({ code }) => code)).toEqual(['http-origin']);
});

test('an expired certificate is a finding, for the Info API and for the docs', async () => {
  const { findings } = await examineFixture({ tls: expired });
  expect(findings.map(({ code, args }) => [code, args])).toEqual([
    ['api-certificate', { detail: 'CERT_HAS_EXPIRED' }],
    ['docs-unreachable', { detail: 'CERT_HAS_EXPIRED', kind: 'certificate' }],
  ]);
});
