import { isNode, type Node } from './lib/grammar/node.ts';
import type { Credentials, Playground } from './lib/playground/playground.ts';
import type { Credential } from './lib/prefill/prefill.ts';

/** What we ask of the store of docusaurus-theme-openapi-docs' explorer, from 5.2. */
export interface ExplorerState {
  /** The fields of each scheme. What is not filled in is undefined. */
  readonly auth: {
    readonly data: Readonly<Record<string, Fields>>;
    /** What the operation takes, one or another: the schemes of each, by a name that `selected` has. */
    readonly options: Readonly<Record<string, readonly { readonly key: string }[]>>;
    readonly selected?: string | undefined;
  };
  readonly server: {
    readonly value?: ExplorerServer | undefined;
    /** As the document has them, whatever is chosen. */
    readonly options: readonly ExplorerServer[];
  };
  readonly params: { readonly path: readonly PathParameter[] };
}

/** Its `dispatch`, which takes thunks, too. */
export type ExplorerDispatch = (
  action: object | ((dispatch: never, getState: () => ExplorerState) => ExplorerState),
) => unknown;

/** What a page hands to the explorer: its operation, of which all references are resolved. */
export interface ExplorerItem {
  readonly method: string;
  readonly path: string;
  readonly parameters?: readonly Node[];
  readonly servers?: readonly ExplorerServer[];
  readonly security?: readonly object[];
  readonly securitySchemes?: object;
}

export interface ExplorerServer {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default?: string }>>;
}

interface PathParameter {
  readonly name: string;
  readonly value?: unknown;
  /** Ours: how often we have filled it in. */
  readonly 'x-bookplate-filled'?: number;
}

type Fields = Readonly<Record<string, string | undefined>>;

/** A playground whose reader can choose among servers. */
export interface ExplorerPlayground extends Playground {
  /** Another server is chosen: it has its own variables. */
  serverChosen(): void;
  /** Where it is on the page. */
  element(): Element | null;
}

/**
 * The API explorer of docusaurus-theme-openapi-docs as a playground. The theme's settings (`themeConfig.api`) have to be
 * `authPersistence: false` and `requestCredentials: 'omit'`.
 *
 * @param dispatch of the explorer's store
 * @param document of {@link documentOf}
 * @param element finds an element above it that the site's framework leaves alone
 * @param renew has the page make another explorer, with another store, and end this one: its fields, too, have a state
 * @returns the playground
 */
export function docusaurusPlayground(
  dispatch: ExplorerDispatch,
  document: object,
  element: () => Element | null,
  renew: () => void,
): ExplorerPlayground {
  const state = (): ExplorerState =>
    dispatch((_: never, getState: () => ExplorerState) => getState()) as ExplorerState;
  const atFirst = new Map(state().params.path.map(({ name, value }) => [name, value]));
  const examples = examplesIn(document);
  // What we put there.
  const secrets = new Map<string, Fields>();
  const variables = new Map<string, string>();
  const path = new Map<string, unknown>();
  let shown = document;
  let selected = state().auth.selected;

  const fillInServer = (): void => {
    const { options, value: chosen = options[0] } = state().server;
    if (!chosen) return;
    // Left to itself, the theme takes the first one in a moment.
    dispatchUnless(state().server.value, 'server/setServer', JSON.stringify(chosen));
    const variablesIn = (servers: readonly ExplorerServer[]): ExplorerServer['variables'] =>
      servers.find(({ url }) => url === chosen.url)?.variables;
    const [own, wanted] = [variablesIn(options), variablesIn(serversOf(shown))];
    for (const [key, { default: current }] of Object.entries(chosen.variables ?? {})) {
      const isTyped = current !== (variables.get(key) ?? own?.[key]?.default);
      const value = wanted?.[key]?.default;
      if (isTyped || value === undefined) continue;
      dispatchUnless(value === current, 'server/setServerVariable', JSON.stringify({ key, value }));
      variables.set(key, value);
    }
  };
  const fillInPath = (): void => {
    const wanted = examplesIn(shown);
    for (const parameter of state().params.path) {
      const { name, value: current, 'x-bookplate-filled': times = 0 } = parameter;
      const own = atFirst.get(name);
      if (current !== (path.has(name) ? path.get(name) : own)) continue;
      const isTheirs = wanted.get(name) !== examples.get(name);
      // With nothing at all, its field would keep what it shows.
      const value = isTheirs ? wanted.get(name) : (own ?? (times > 0 ? '' : undefined));
      // Its field looks at the value when it appears, so this makes it another one.
      const filled = { ...parameter, value, 'x-bookplate-filled': times + 1 };
      dispatchUnless(value === current, 'params/setParam', filled);
      path.set(name, value);
    }
  };
  const select = (credentials: Credentials): void => {
    const { options, selected: current } = state().auth;
    // The reader chose another.
    if (current !== selected) return;
    const isFitting = (name: string): boolean =>
      options[name]?.every(({ key }) => Object.keys(toFields(key, credentials)).length > 0) ??
      false;
    if (current !== undefined && isFitting(current)) return;
    selected = Object.keys(options).find(isFitting) ?? current;
    dispatchUnless(selected === current, 'auth/setSelectedAuth', selected);
  };
  const dispatchUnless = (isThere: unknown, type: string, payload: unknown): void => {
    if (!isThere) dispatch({ type, payload });
  };
  return {
    element,
    // The page belongs to its operation for all readers. What differs are the reader's own values.
    show: (next) => {
      shown = next;
      fillInServer();
      fillInPath();
    },
    serverChosen: () => {
      variables.clear();
      fillInServer();
    },
    // An answer that is still to come is for the store that is left.
    restart: renew,
    fillIn: (credentials) => {
      for (const [scheme, fields] of Object.entries(state().auth.data)) {
        const known = secrets.get(scheme) ?? {};
        const wanted = toFields(scheme, credentials);
        // Another one was typed, or this one was taken out.
        const isTheirs = (key: string): boolean =>
          fields[key]
            ? fields[key] !== known[key]
            : Boolean(known[key]) && wanted[key] === known[key];
        const keys = Object.keys(fields);
        // What is ours beside something that is theirs may stay or go, but does not change.
        const isMixed = keys.some(isTheirs);
        const ours: Record<string, string | undefined> = { ...wanted };
        for (const key of keys.filter((each) => !isTheirs(each))) {
          const value = isMixed && wanted[key] !== known[key] ? undefined : wanted[key];
          dispatchUnless(value === fields[key], 'auth/setAuthData', { scheme, key, value });
          ours[key] = value;
        }
        secrets.set(scheme, ours);
      }
      select(credentials);
    },
  };
}

/**
 * @param item as the theme hands it to its explorer
 * @returns an OpenAPI document of this operation, for `syncPlayground`
 */
export function documentOf(item: ExplorerItem): object {
  const { method, path, servers = [], security = [], securitySchemes = {} } = item;
  // Of the operation, what can be filled in.
  const parameters = (item.parameters ?? [])
    .filter((parameter) => parameter['in'] === 'path')
    .map(({ name, example }) => ({ name, in: 'path', example }));
  return {
    openapi: '3.1.0',
    info: { title: path, version: '1' },
    servers,
    paths: { [path]: { [method]: { parameters, security, responses: {} } } },
    components: { securitySchemes },
  };
}

function toFields(scheme: string, credentials: Credentials): Fields {
  const credential: Credential | undefined = Object.hasOwn(credentials, scheme)
    ? credentials[scheme]
    : undefined;
  if (!credential) return {};
  if (credential.type === 'apiKey') return { apiKey: credential.value };
  if (credential.type === 'bearer') return { token: credential.token };
  const { username, password } = credential;
  // The theme encodes them with `btoa`, as it renders: the page would be gone.
  return /[^\u0020-\u00FF]/.test(username + password) ? {} : { username, password };
}

function serversOf(document: object): readonly ExplorerServer[] {
  const { servers } = document as { readonly servers?: readonly ExplorerServer[] };
  return servers ?? [];
}

function examplesIn(document: object): Map<string, unknown> {
  const { paths } = document as { readonly paths: Readonly<Record<string, Node>> };
  const operations = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .filter(isNode);
  const parameters = operations.flatMap((operation) => operation['parameters'] as Node[]);
  return new Map(parameters.map(({ name, example }) => [String(name), example]));
}
