import fc from 'fast-check';
import { request } from 'node:http';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect, test } from 'vitest';
import { idOf, joinTeam, linkIn } from '../../../apps/console/test/members.ts';
import { fillPath, listRoutes } from '../../../apps/console/test/routes.ts';
import { password, siteForm, useTestConsole } from '../../../apps/console/test/team.ts';
import type { Visitor } from '../../../apps/console/test/visitor.ts';
import { propertyRuns } from '../../../test/property-runs.ts';

const team = useTestConsole();

type Node = DefaultTreeAdapterTypes.Node;

/** All elements of a page, as a browser reads it. */
function elementsOf(body: string): readonly DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('content' in node) walk(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parse(body));
  return found;
}

const attribute = (element: DefaultTreeAdapterTypes.Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

/** Each leaves a mark as an element or an attribute, wherever it is put unescaped. */
const payloads = [
  // No markup, but no database takes it.
  'a\0b',
  '<x-mark>',
  '"><x-mark>',
  "'><x-mark>",
  '</textarea></title></select></option><x-mark>',
  '<!--><x-mark>',
  '" x-mark="',
  "' x-mark='",
  ' x-mark=1 ',
];

function expectHarmless(body: string, about: string): void {
  const marked = elementsOf(body).filter(
    (element) =>
      element.tagName === 'x-mark' || element.attrs.some(({ name }) => name.startsWith('x-mark')),
  );
  expect([about, marked.map(({ tagName }) => tagName)]).toEqual([about, []]);
}

interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Fields that people type into. */
  readonly texts: readonly string[];
}

/** The forms of a page that are sent by POST, with what is in them. */
function formsOf(body: string, path: string): readonly Form[] {
  return elementsOf(body)
    .filter((element) => element.tagName === 'form' && attribute(element, 'method') === 'post')
    .map((form) => {
      const fields: Record<string, string> = {};
      const texts: string[] = [];
      const walk = (node: Node): void => {
        if ('childNodes' in node) for (const child of node.childNodes) walk(child);
        if (!('tagName' in node)) return;
        const name = attribute(node, 'name');
        if (name === undefined || node.tagName === 'button') return;
        fields[name] = attribute(node, 'value') ?? '';
        if (node.tagName === 'input' || node.tagName === 'textarea') texts.push(name);
      };
      walk(form);
      return { action: attribute(form, 'action') ?? path, fields, texts };
    });
}

/** Every page that somebody can open. */
async function pagesOf(
  visitor: Visitor,
  site: string,
): Promise<readonly (readonly [string, string])[]> {
  const values = { id: site, personId: await idOf(team, 'Victor') };
  const pages: (readonly [string, string])[] = [];
  for (const { method, path } of listRoutes()) {
    if (method !== 'GET' || path.startsWith('/assets')) continue;
    const filled = fillPath(path, values);
    const { body, headers } = await visitor.get(filled);
    if (headers.get('content-type')?.startsWith('text/html')) pages.push([filled, body]);
  }
  return pages;
}

/** What would end the session or the site under test, or ask servers of others. */
const notSent = /sign-out|\/remove$|\/test$/;

test('markup in every field of every form is text, on every page', async () => {
  const site = await team.addSite();
  const { body: invited } = await team.owner.post('/team/invitations', {
    role: 'viewer',
    note: 'x',
  });
  const link = linkIn(invited);
  const stranger = team.stranger();
  const forms = [
    ...(await pagesOf(team.owner, site)).map(([path, body]) => [team.owner, path, body] as const),
    ...(['/sign-in', link] as const).map((path) => [stranger, path, ''] as const),
  ];
  let sent = 0;
  for (const [visitor, path, given] of forms) {
    const body = given || (await visitor.get(path)).body;
    for (const { action, fields, texts } of formsOf(body, path)) {
      if (notSent.test(action)) continue;
      for (const name of texts)
        for (const payload of payloads) {
          const answer = await visitor.post(action, { ...fields, [name]: payload });
          expect([action, name, answer.status < 500]).toEqual([action, name, true]);
          expectHarmless(answer.body, `${action} ${name}`);
          sent += 1;
        }
    }
  }
  // Names, notes, e-mails, passwords, codes, URLs.
  expect(sent).toBeGreaterThan(15 * payloads.length);
  for (const [path, body] of await pagesOf(team.owner, site)) expectHarmless(body, path);
});

test('what is kept is text wherever it is shown: names of people, sites and invitations', async () => {
  for (const [n, payload] of payloads.filter((each) => !each.includes('\0')).entries()) {
    const person = await joinTeam(team, `P${n}`, 'owner');
    expect((await person.post('/account/name', { name: payload })).status).toBe(303);
    const site = await team.addSite({ name: payload });
    expect((await person.post('/team/invitations', { role: 'viewer', note: payload })).status).toBe(
      200,
    );
    await person.post(`/sites/${site}`, { ...siteForm, name: `${payload}2`, version: '1' });
    for (const [path, body] of await pagesOf(person, site)) expectHarmless(body, path);
    expectHarmless((await person.get(`/team/${await idOf(team, 'Victor')}/remove`)).body, 'remove');
  }
});

test.each(['q', 'next', 'error', 'done', 'range', 'saved', 'filter', 'page', 'sort'])(
  'markup in the parameter %s is text on every page',
  async (name) => {
    const site = await team.addSite();
    for (const visitor of [team.owner, team.stranger()])
      for (const { method, path } of listRoutes()) {
        if (method !== 'GET') continue;
        for (const payload of payloads) {
          const url = `${fillPath(path, { id: site })}?${name}=${encodeURIComponent(payload)}`;
          const { body, status } = await visitor.get(url);
          expect([url, status < 500]).toEqual([url, true]);
          expectHarmless(body, url);
        }
      }
  },
);

/** As a form does, halves of surrogate pairs included. */
const encode = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2);

const lines = fc.oneof(
  fc.constantFrom(
    '\r\nset-cookie: evil=1',
    '\nx-evil: 1',
    '\r\n\r\n<html>',
    '\u560A\u560Dx-evil: 1',
    '\0',
    '\u2028x',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

test('nothing that is sent becomes a header', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (text) => {
      const coded = encode(text);
      for (const [visitor, path] of [
        [team.owner, `/sign-in?next=/x${coded}`],
        [team.stranger(), `/team?x=${coded}`],
        [team.stranger(), `/sign-in?error=${coded}`],
      ] as const) {
        const { headers, status } = await visitor.get(path);
        expect(status).toBeLessThan(500);
        expect(headers.get('x-evil')).toBeNull();
        expect(headers.get('set-cookie') ?? '').not.toContain('evil');
        expect(headers.get('location') ?? '').not.toMatch(/[\r\n\0]/);
      }
    }),
    propertyRuns(60),
  );
  const form = { email: 'victor@foo.com\r\nx-evil: 1', password };
  expect((await team.stranger().post('/sign-in', form)).headers.get('x-evil')).toBeNull();
});

test.each([
  { host: 'evil.com' },
  { 'x-forwarded-host': 'evil.com' },
  { forwarded: 'host=evil.com' },
])('links and redirects keep the address of the console with the header %j', async (header) => {
  const { port } = team.running;
  const ask = (path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const cookie = [...team.owner.cookies].map((pair) => pair.join('=')).join('; ');
      request({ host: '127.0.0.1', port, path, headers: { cookie, ...header } }, (response) => {
        let body = `${response.headers.location ?? ''}\n`;
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve(body));
      })
        .on('error', reject)
        .end();
    });
  const site = await team.addSite();
  for (const path of [
    '/',
    '/team',
    '/account',
    `/sites/${site}`,
    `/sites/${site}/test`,
    '/sign-in',
  ])
    expect(await ask(path)).not.toContain('evil.com');
});

test('no `next` leads to another host, generated', async () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '%09',
    'evil.com',
    '@',
    ':',
    '?',
    '#',
    '\t',
    '\n',
    'http:',
    'javascript:',
    'x',
    ' ',
  );
  const next = fc.oneof(
    fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
    fc.webUrl(),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const { url } = team.running;
  await fc.assert(
    fc.asyncProperty(next, async (value) => {
      const path = `/sign-in?next=${encode(value)}`;
      const { status, headers } = await team.owner.get(path);
      expect(status).toBe(302);
      expect(new URL(headers.get('location') ?? 'http://missing', url).origin).toBe(url);
      const { body } = await team.stranger().get(path);
      for (const element of elementsOf(body)) {
        const target = attribute(element, 'action') ?? attribute(element, 'href') ?? '/';
        expect(new URL(target, url).origin).toBe(url);
      }
    }),
    propertyRuns(200),
  );
});

test.each([
  'Infinity',
  '1.5',
  '-1',
  '1e3',
  '%00',
  '99999999999999999999',
  'NaN',
  '__proto__',
  '..%2f',
])('an odd value in the place of an id is answered without an error of ours: %s', async (odd) => {
  const site = await team.addSite();
  for (const { method, path } of listRoutes()) {
    for (const filled of [
      fillPath(path, { id: odd, personId: odd, change: odd, hash: odd, token: odd, chart: odd }),
      fillPath(path, { id: site, personId: odd, change: odd, hash: odd, token: odd, chart: odd }),
    ]) {
      if (/^\/(sign-out|account|sites\/\w+\/remove)/.test(filled)) continue;
      const { status } = await (method === 'GET'
        ? team.owner.get(filled)
        : team.owner.post(filled));
      expect([filled, status < 500]).toEqual([filled, true]);
    }
  }
});
