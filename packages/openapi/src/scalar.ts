import { isNode, type Node } from './lib/grammar/node.ts';
import { differInServers, type WithServers } from './lib/playground/differ-in-servers.ts';
import { fetchWithoutCookies } from './lib/playground/fetch-without-cookies.ts';
import { isEqual } from './lib/playground/is-equal.ts';
import { basicAuthorization } from './lib/playground/keys-in.ts';
import type { Credentials, Playground } from './lib/playground/playground.ts';
import { type Server, withOperationServers } from './lib/playground/with-operation-servers.ts';
import { withPreferredSchemes } from './lib/playground/with-preferred-schemes.ts';
import { securitySchemesOf } from './lib/prefill/security-schemes-of.ts';

/** What we ask of Scalar's API reference, from 1.72. */
export interface ScalarReference {
  /** Of Vue, whose types have this name. */
  readonly app?: { readonly _container: Element | null };
  updateConfiguration(configuration: object): void;
  destroy(): void;
}

/** What Scalar tells its plugins. By the name of a document: by the name of a scheme, what was typed. */
interface ScalarAuth {
  export(): Record<string, { readonly secrets?: Record<string, Secrets> }>;
}

/** Of one scheme: texts, in OAuth by their flow. */
interface Secrets {
  readonly type: string;
}

interface ScalarSettings {
  readonly baseServerURL?: string;
  readonly authentication?: { readonly securitySchemes?: object };
  readonly plugins?: readonly object[];
}

/**
 * Scalar's API reference as a playground.
 *
 * @param start makes the reference of the configuration that it is given, such as
 *   `(configuration) => createApiReference('#reference', configuration)`
 * @param own settings of Scalar's for the docs, such as `{ layout: 'classic' }`. A `proxyUrl` is left out: the
 *   credentials would pass through that proxy
 * @returns the playground
 */
export function scalarPlayground(
  start: (configuration: object) => ScalarReference,
  own: object = {},
): Playground {
  let reference: ScalarReference | undefined;
  /** What it is to show, and the same as it has it. */
  let shown: object = {};
  let document: object = {};
  /** The schemes that the reader has values for, as it was known last. */
  let preferred: ReadonlySet<string> = new Set();
  /** In the place of the document's. */
  let otherServers: unknown;
  let auth: ScalarAuth | undefined;
  /** What the reader typed into references that have ended. */
  let typed: Record<string, object> = {};
  /** What the reader took out, and what we had filled in there. */
  const emptied = new Map<string, string | undefined>();
  let filled: Credentials = {};
  const { authentication, plugins = [], baseServerURL = location.origin } = own as ScalarSettings;
  const plugin = (): object => ({
    name: 'bookplate',
    extensions: [],
    hooks: { onInit: (context: { auth: ScalarAuth }) => void ({ auth } = context) },
  });
  // Of an operation's own servers it selects none, as it has one of the document's selected: it would send the key to the
  // origin of the docs.
  const selectFirst = (servers: readonly Server[]): Node => {
    const absolute = servers.map((server) => ({
      ...server,
      url: server.url.replace(/^\//, `${baseServerURL.replace(/\/$/, '')}/`),
    }));
    return { servers: absolute, 'x-scalar-selected-server': absolute[0]?.url };
  };
  // Scalar forgets what a later configuration does not repeat.
  const configuration = (): object => ({
    ...own,
    ...settings,
    customFetch: fetchWithoutCookies,
    plugins: [...plugins, plugin],
    content: document,
    ...(otherServers !== undefined && { servers: otherServers }),
  });
  const startAgain = (): void => {
    auth = undefined;
    reference?.destroy();
    reference = start(configuration());
    // Its fields, and the buttons that clear them.
    for (const event of ['input', 'click'])
      element()?.addEventListener(event, noteEmptied, { capture: true });
  };
  const startWithTyped = (): void => {
    typed = { ...typed, ...typedIn(auth) };
    startAgain();
  };
  // oxlint-disable-next-line no-underscore-dangle -- the name is Vue's
  const element = (): Element | null => reference?.app?._container ?? null;
  // In a field that is empty it shows, and sends, the value of the configuration.
  const noteEmptied = (): void => {
    setTimeout(() => {
      const gone = [...secretsIn(auth)].filter(([name, one]) => isEmpty(one) && !emptied.has(name));
      for (const [name] of gone) {
        emptied.set(name, JSON.stringify(filled[name]));
        delete typed[name];
      }
      if (gone.length > 0) fillIn(filled);
    });
  };
  // Where an operation takes one scheme or another, it selects the first.
  const prefer = (credentials: Credentials): void => {
    const names = Object.keys(credentials);
    if (names.length === 0 || names.join(' ') === [...preferred].join(' ')) return;
    preferred = new Set(names);
    const next = withPreferredSchemes(shown, preferred);
    if (next === document || isEqual(next, document)) return;
    document = next;
    startWithTyped();
  };
  // Scalar keeps what the reader typed, and forgets what a configuration no longer has.
  const fillIn = (credentials: Credentials): void => {
    filled = credentials;
    prefer(credentials);
    for (const [name, known] of emptied)
      if (known !== JSON.stringify(credentials[name])) emptied.delete(name);
    const wanted = Object.entries(credentials).filter(([name]) => !emptied.has(name));
    const secrets = secretsIn(auth);
    // It does not forget what was emptied.
    if (wanted.some(([name]) => isEmpty(secrets.get(name)))) startWithTyped();
    const securitySchemes = toSecuritySchemes(Object.fromEntries(wanted), document);
    for (const [name, theirs] of Object.entries(typed))
      securitySchemes[name] = { ...securitySchemes[name], ...theirs };
    const all = { ...authentication?.securitySchemes, ...securitySchemes };
    reference?.updateConfiguration({
      ...configuration(),
      ...(Object.keys(all).length > 0 && {
        authentication: { ...authentication, securitySchemes: all },
      }),
    });
  };
  return {
    show: (other) => {
      const next = withOperationServers(other, selectFirst);
      if (reference && differInServers(shown, next)) {
        // It has these beside the document, and what was typed stays.
        otherServers = (next as WithServers).servers;
        fillIn(filled);
        return;
      }
      // It does not take in another document in place of the one it has.
      shown = next;
      document = withPreferredSchemes(shown, preferred);
      otherServers = undefined;
      startWithTyped();
    },
    restart: (other) => {
      shown = withOperationServers(other, selectFirst);
      document = shown;
      preferred = new Set();
      otherServers = undefined;
      typed = {};
      emptied.clear();
      startAgain();
    },
    fillIn,
    element,
  };
}

const settings = {
  persistAuth: false,
  telemetry: false,
  withDefaultFonts: false,
  proxyUrl: undefined,
  // Each would send the document, and what readers ask, to a service of Scalar's.
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
};

function toSecuritySchemes(credentials: Credentials, document: object): Record<string, object> {
  const schemes = securitySchemesOf(document as Node);
  return Object.fromEntries(
    Object.entries(credentials).map(([name, credential]) => {
      if (credential.type === 'apiKey')
        return [name, { name: credential.name, in: credential.in, value: credential.value }];
      if (credential.type === 'basic') {
        const { username, password } = credential;
        if (password) return [name, { username, password }];
        // The name is the key, and its field for names shows what it has.
        const value = basicAuthorization(username, password);
        return [name, { type: 'apiKey', in: 'header', name: 'Authorization', value }];
      }
      const { token } = credential;
      const { type, flows } = schemes.get(name) ?? {};
      // It has no field for a token of OpenID Connect.
      if (type === 'openIdConnect') return [name, { type: 'http', scheme: 'bearer', token }];
      if (!isNode(flows)) return [name, { token }];
      return [
        name,
        { flows: Object.fromEntries(Object.keys(flows).map((flow) => [flow, { token }])) },
      ];
    }),
  );
}

/** By the name of a scheme: what is typed, or was, and is taken out again. */
function secretsIn(auth: ScalarAuth | undefined): Map<string, Secrets> {
  const documents = Object.values(auth?.export() ?? {});
  return new Map(documents.flatMap(({ secrets = {} }) => Object.entries(secrets)));
}

function isEmpty(secrets: Secrets | undefined): boolean {
  return secrets !== undefined && valuesIn({ ...secrets, type: '' }).every((value) => value === '');
}

function valuesIn(part: object): readonly unknown[] {
  return Object.values(part).flatMap((value: unknown) => (isNode(value) ? valuesIn(value) : value));
}

/** Keys, tokens, names and passwords, in the words of a configuration. What belongs to a flow of OAuth is requested again. */
function typedIn(auth: ScalarAuth | undefined): Record<string, object> {
  return Object.fromEntries(
    [...secretsIn(auth)]
      .filter(([, one]) => (one.type === 'apiKey' || one.type === 'http') && !isEmpty(one))
      .map(([name, { type: _, ...secrets }]) => [name, secrets]),
  );
}
