import { expect, test } from 'vitest';
import {
  docusaurusPlayground,
  documentOf,
  type ExplorerDispatch,
  type ExplorerState,
} from './docusaurus-openapi-docs.ts';
import { filterOpenApi } from './lib/filter/filter-open-api.ts';
import { withDefaults } from './lib/playground/with-defaults.ts';
import { resolvePrefill } from './lib/prefill/resolve-prefill.ts';

const server = { url: '/{region}', variables: { region: { default: 'us', enum: ['us', 'eu'] } } };
const item = {
  method: 'get',
  path: '/accounts/{accountId}/pets/{petId}',
  servers: [server],
  // Where the plugin has found a circle, it leaves a text.
  parameters: [
    { name: 'accountId', in: 'path', required: true, schema: 'circular(Account)' },
    { name: 'petId', in: 'path', required: true, example: 'rex' },
    { name: 'petId', in: 'query' },
  ],
  security: [{ key: [] }, { login: [] }],
  securitySchemes: {
    key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    login: { type: 'http', scheme: 'basic' },
  },
};

/** The theme's reducers, as far as the adapter needs them. */
function storeOf(state: ExplorerState): { dispatch: ExplorerDispatch; state: () => Writable } {
  const current = structuredClone(state) as unknown as Writable;
  const reduce = {
    'auth/setAuthData': ({ scheme, key, value }: Record<string, string>) => {
      current.auth.data[scheme!]![key!] = value;
    },
    'auth/setSelectedAuth': (name: string) => {
      current.auth.selected = name;
    },
    'server/setServer': (text: string) => {
      current.server.value = structuredClone(
        current.server.options.find(({ url }) => url === JSON.parse(text).url)!,
      );
    },
    'server/setServerVariable': (text: string) => {
      const { key, value } = JSON.parse(text) as Record<string, string>;
      current.server.value!.variables![key!]!.default = value!;
    },
    'params/setParam': (parameter: { name: string }) => {
      current.params.path = current.params.path.map((each) =>
        each.name === parameter.name ? parameter : each,
      );
    },
  };
  return {
    state: () => current,
    dispatch: (action) => {
      if (typeof action === 'function') return action(undefined as never, () => current);
      const { type, payload } = action as { type: keyof typeof reduce; payload: never };
      return reduce[type](payload);
    },
  };
}

interface Writable {
  auth: {
    data: Record<string, Record<string, string | undefined>>;
    options: ExplorerState['auth']['options'];
    selected?: string;
  };
  server: { value?: Server; options: Server[] };
  params: { path: { name: string; value?: unknown }[] };
}
interface Server {
  url: string;
  variables?: Record<string, { default: string }>;
}

function start(): ReturnType<typeof storeOf> & ReturnType<typeof docusaurusPlayground> {
  const store = storeOf({
    auth: {
      data: { key: { apiKey: undefined }, login: { username: undefined, password: '' } },
      options: { key: [{ key: 'key' }], login: [{ key: 'login' }] },
      selected: 'key',
    },
    server: { options: [server] },
    params: { path: [{ name: 'accountId' }, { name: 'petId', value: 'rex' }] },
  });
  return {
    ...store,
    ...docusaurusPlayground(
      store.dispatch,
      documentOf(item),
      () => null,
      () => {},
    ),
  };
}

/** What `syncPlayground` makes of a reader's values. */
function forReader(inputs: Parameters<typeof resolvePrefill>[1]): ReturnType<
  typeof resolvePrefill
> & {
  document: object;
} {
  const filtered = filterOpenApi(documentOf(item), null);
  const prefill = resolvePrefill(filtered, inputs);
  return { ...prefill, document: withDefaults(filtered, prefill) };
}

const ada = forReader({
  header: { 'X-API-Key': 'ada-key', Authorization: `Basic ${btoa('ada:password')}` },
  server: { region: 'eu' },
  path: { accountId: 'acme-7' },
});

test('fills in what is the reader’s, and goes back to what was there', () => {
  const { state, show, fillIn } = start();
  show(ada.document);
  fillIn(ada.schemes);
  expect(state().auth.data).toEqual({
    key: { apiKey: 'ada-key' },
    login: { username: 'ada', password: 'password' },
  });
  expect(state().server.value?.variables?.['region']?.default).toBe('eu');
  expect(state().params.path).toMatchObject([{ value: 'acme-7' }, { value: 'rex' }]);

  const nobody = forReader(undefined);
  fillIn({});
  show(nobody.document);
  expect(state().auth.data).toEqual({
    key: { apiKey: undefined },
    login: { username: undefined, password: undefined },
  });
  expect(state().server.value?.variables?.['region']?.default).toBe('us');
  // Its field would keep what it shows.
  expect(state().params.path).toMatchObject([{ value: '' }, { value: 'rex' }]);
});

test('keeps what was typed or chosen, also if it is what the document says', () => {
  const { state, dispatch, show, fillIn } = start();
  show(ada.document);
  fillIn(ada.schemes);
  const type = (action: string, payload: unknown): unknown => dispatch({ type: action, payload });
  type('auth/setAuthData', { scheme: 'login', key: 'password', value: 'other' });
  type('server/setServerVariable', JSON.stringify({ key: 'region', value: 'us' }));
  type('params/setParam', { name: 'accountId', value: 'mine' });
  show(ada.document);
  fillIn(ada.schemes);
  expect(state().auth.data['login']).toEqual({ username: 'ada', password: 'other' });
  fillIn({});
  expect(state().auth.data).toEqual({
    key: { apiKey: undefined },
    login: { username: undefined, password: 'other' },
  });
  expect(state().server.value?.variables?.['region']?.default).toBe('us');
  expect(state().params.path[0]).toMatchObject({ value: 'mine' });
});

test('keeps a field empty that the reader has emptied, until they come back', () => {
  const { state, dispatch, show, fillIn } = start();
  show(ada.document);
  fillIn(ada.schemes);
  dispatch({ type: 'auth/setAuthData', payload: { scheme: 'key', key: 'apiKey', value: '' } });
  for (let times = 0; times < 2; times += 1) fillIn(ada.schemes);
  expect(state().auth.data['key']).toEqual({ apiKey: '' });
  const { schemes } = forReader({ header: { 'X-API-Key': 'sandbox-key' } });
  fillIn(schemes);
  expect(state().auth.data['key']).toEqual({ apiKey: 'sandbox-key' });
  fillIn({});
  fillIn(ada.schemes);
  expect(state().auth.data['key']).toEqual({ apiKey: 'ada-key' });
});

test('leaves a name and password alone that the theme cannot encode', () => {
  const { state, show, fillIn } = start();
  const basic = Buffer.from('ada:пароль').toString('base64');
  const { document, schemes } = forReader({ header: { Authorization: `Basic ${basic}` } });
  show(document);
  fillIn(schemes);
  expect(state().auth.data['login']).toEqual({ username: undefined, password: undefined });
});

test('has the page make another explorer for another reader', () => {
  let renewed = 0;
  const { dispatch } = start();
  docusaurusPlayground(
    dispatch,
    documentOf(item),
    () => null,
    () => (renewed += 1),
  ).restart(ada.document);
  expect(renewed).toBe(1);
});

test('of schemes that are alternatives, the one with a value is selected, unless the reader chose', () => {
  const key = { type: 'apiKey', in: 'header', name: 'X-API-Key', value: 'k' } as const;
  const login = { type: 'basic', username: 'ada', password: 'p' } as const;
  const explorer = start();
  const selected = (): unknown => explorer.state().auth.selected;
  explorer.fillIn({});
  expect(selected()).toBe('key');
  explorer.fillIn({ login });
  expect(selected()).toBe('login');
  explorer.fillIn({ key, login });
  expect(selected()).toBe('login');
  explorer.fillIn({ key });
  expect(selected()).toBe('key');
  explorer.dispatch({ type: 'auth/setSelectedAuth', payload: 'login' });
  explorer.fillIn({ key });
  expect(selected()).toBe('login');
});
