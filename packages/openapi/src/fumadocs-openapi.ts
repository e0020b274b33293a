import { type Node, nodeOf } from './lib/grammar/node.ts';
import { followReferences } from './lib/grammar/resolve.ts';
import { isEqual } from './lib/playground/is-equal.ts';
import { createMemoryStorage, type MemoryStorage } from './lib/playground/memory-storage.ts';
import type { Credentials, Playground } from './lib/playground/playground.ts';
import { withPreferredSchemes } from './lib/playground/with-preferred-schemes.ts';
import { type SampleRequest, urlWithoutKeys, withoutKeys } from './lib/playground/without-keys.ts';
import type { Credential } from './lib/prefill/prefill.ts';

/** What we ask of a field for a credential of fumadocs-openapi, from 11.4. */
export interface AuthField {
  /** Where its value is in a request, such as `['header', 'X-API-Key']`. */
  readonly fieldName: readonly (string | number)[];
  readonly schemeId: string;
  readonly storageKey: string;
  readonly defaultValue: unknown;
  readonly children: unknown;
  readonly mapOutput?: ((value: unknown) => unknown) | undefined;
}

/** A code sample in one language. */
export interface SampleGenerator {
  readonly generate: (request: never, context: never) => string;
}

/** What `createCodeUsageGeneratorRegistry` of fumadocs-openapi makes. */
export interface SampleGenerators {
  get(id: string): SampleGenerator | undefined;
  map(): Map<string, SampleGenerator>;
}

/** One start of the reference. Another one has other React components, so that nothing of this one is left. */
export interface FumadocsSession {
  /** As its reader sees it. */
  readonly document: object;
  /** The option of this name: what begins with it is never stored. */
  readonly storageKeyPrefix: string;
  /**
   * The fields with the reader's values.
   *
   * @param fields of fumadocs-openapi
   * @param credentials of the reader
   * @returns what `transformAuthInputs` has to return
   */
  fieldsWith(fields: readonly AuthField[], credentials: Credentials): AuthField[];
  /**
   * Code samples without credentials.
   *
   * @param generators of the samples
   * @returns the option `codeUsages`
   */
  samples(generators: SampleGenerators): SampleGenerators;
  /**
   * The address of a request that was sent, without credentials.
   *
   * @param url as it was sent
   * @returns what the page may show
   */
  shownUrl(url: string): string;
}

/** A playground whose page is made by React. */
export interface FumadocsPlayground extends Playground {
  session(): FumadocsSession;
  credentials(): Credentials;
  /**
   * @param onChange is called when the session or the credentials are others
   * @returns ends it
   */
  subscribe(onChange: () => void): () => void;
  /** Drops what was typed. */
  end(): void;
}

export interface OperationItem {
  readonly path: string;
  readonly method: string;
}

/**
 * The playground of fumadocs-openapi. `createApiReference` of `@bookplate/next/fumadocs-openapi` makes the page of it.
 *
 * @param everyone the document as anonymous readers see it
 * @param element finds its container
 * @returns the playground
 */
export function fumadocsPlayground(
  everyone: object,
  element: () => Element | null,
): FumadocsPlayground {
  const listeners = new Set<() => void>();
  let credentials: Credentials = {};
  let storage = createMemoryStorage();
  let shown = everyone;
  let session = createSession(everyone, storage);
  const start = (document: object, next: MemoryStorage): void => {
    storage = next;
    session = createSession(document, next);
    for (const listener of listeners) listener();
  };
  const preferred = (): object => withPreferredSchemes(shown, new Set(Object.keys(credentials)));
  return {
    show: (document) => {
      shown = document;
      if (!isEqual(preferred(), session.document)) start(preferred(), storage.move());
    },
    restart: (document) => {
      storage.end();
      credentials = {};
      shown = document;
      start(document, createMemoryStorage());
    },
    fillIn: (next) => {
      if (isEqual(next, credentials)) return;
      credentials = next;
      const document = Object.keys(next).length > 0 ? preferred() : session.document;
      // It selects the first security requirement of an operation, once.
      if (isEqual(document, session.document)) for (const listener of listeners) listener();
      else start(document, storage.move());
    },
    element,
    session: () => session,
    credentials: () => credentials,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    end: () => storage.end(),
  };
}

/** Those that fumadocs-openapi has. */
const methods = ['get', 'post', 'patch', 'delete', 'head', 'put'];

/**
 * @param document as its reader sees it
 * @param wanted the operations of a page; without it, all
 * @returns those of them that the document has
 */
export function operationsIn(
  document: object,
  wanted?: readonly OperationItem[],
): readonly OperationItem[] {
  const { paths } = document as Node;
  const operations = Object.entries(nodeOf(paths)).flatMap(([path, item]) => {
    const found = followReferences(document, item) ?? {};
    return methods.filter((method) => method in found).map((method) => ({ path, method }));
  });
  if (!wanted) return operations;
  return wanted.filter(({ path, method }) =>
    operations.some((operation) => operation.path === path && operation.method === method),
  );
}

/**
 * @param init of a request
 * @returns the same without cookies, which would be those of the dashboard's session
 */
export function withoutCookies(init: RequestInit): RequestInit {
  return { ...init, credentials: 'omit' };
}

function createSession(document: object, storage: MemoryStorage): FumadocsSession {
  return {
    document,
    storageKeyPrefix: storage.prefix,
    fieldsWith: (fields, credentials) => [
      ...fields
        // The toolbar shows these.
        .filter(({ fieldName: [place] }) => place !== 'cookie')
        .map((field) => {
          const credential = credentials[field.schemeId];
          const value = credential ? valueOf(credential) : field.defaultValue;
          storage.ignore(field.storageKey.slice(storage.prefix.length), [
            field.defaultValue,
            value,
          ]);
          return Object.assign({}, field, { defaultValue: value });
        }),
      noCookies(storage.prefix),
    ],
    shownUrl: (url) => urlWithoutKeys(url, document),
    samples: (generators) => {
      const withoutKey = (generator: SampleGenerator): SampleGenerator => ({
        ...generator,
        generate: (request: SampleRequest, context) =>
          generator.generate(withoutKeys(request, document) as never, context),
      });
      const samples = new Map<string, SampleGenerator>();
      for (const [id, generator] of generators.map()) samples.set(id, withoutKey(generator));
      return { ...generators, get: (id) => samples.get(id), map: () => samples };
    },
  };
}

/** In the end it writes the cookie parameters of a request into `document.cookie`, unless there are none. */
function noCookies(prefix: string): AuthField {
  return {
    fieldName: ['cookie'],
    schemeId: '',
    storageKey: `${prefix}cookies`,
    defaultValue: {},
    children: undefined,
    mapOutput: () => ({}),
  };
}

/** As its fields have it. It changes objects in place, so each is another one. */
function valueOf(credential: Credential): unknown {
  if (credential.type === 'apiKey') return credential.value;
  if (credential.type === 'bearer') return `Bearer ${credential.token}`;
  const { username, password } = credential;
  return { username, password };
}
