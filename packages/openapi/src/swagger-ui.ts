import { isNode, type Node } from './lib/grammar/node.ts';
import { maskInSwaggerUi } from './lib/playground/mask-in-swagger-ui.ts';
import { freshMountInSwaggerUi } from './lib/playground/fresh-mount-in-swagger-ui.ts';
import type { Credentials, Playground } from './lib/playground/playground.ts';
import type { Credential } from './lib/prefill/prefill.ts';
import { securitySchemesOf } from './lib/prefill/security-schemes-of.ts';

/** What we ask of Swagger UI, from 5.35. */
export interface SwaggerUi {
  readonly authActions: {
    authorize(authorizations: object): void;
    authorizeOauth2(granted: { readonly auth: object; readonly token: object }): void;
    logout(schemes: readonly string[]): void;
  };
  readonly authSelectors: { authorized(): { toJS(): Record<string, unknown> } | undefined };
  readonly specActions: {
    updateSpec(text: string): void;
  };
  getConfigs(): { readonly domNode?: Element | null; readonly dom_id?: string | null };
}

/** Settings that Swagger UI is started with; there are more. */
export interface SwaggerUiSettings {
  readonly spec: object;
  readonly plugins: readonly unknown[];
}

/**
 * Swagger UI as a playground.
 *
 * @param start makes it of the settings that it is given, such as
 *   `(settings) => SwaggerUIBundle({ dom_id: '#reference', ...settings })`. It may add settings, but must
 *   leave ours as they are; its plugins go beside ours
 * @returns the playground
 */
export function swaggerUiPlayground(start: (settings: SwaggerUiSettings) => SwaggerUi): Playground {
  let ui: SwaggerUi | undefined;
  let document: object = {};
  /** What we put there, as it reads in Swagger UI's own state. */
  let ours: Record<string, string> = {};
  let secrets: readonly string[] = [];
  const plugins = [maskInSwaggerUi(() => secrets), freshMountInSwaggerUi];
  const restart = (shown: object): void => {
    document = shown;
    ours = {};
    secrets = [];
    // An OAuth window that is still open would have its client send the secret that was typed for it.
    delete (globalThis as { swaggerUIRedirectOauth2?: unknown }).swaggerUIRedirectOauth2;
    ui = start({ ...settings, plugins, spec: shown });
  };
  return {
    // It keeps what was typed by path and method.
    show: (shown) => {
      if (!ui) {
        restart(shown);
        return;
      }
      document = shown;
      ui.specActions.updateSpec(JSON.stringify(shown));
    },
    restart,
    fillIn: (credentials) => {
      if (!ui) return;
      // Earlier ones are in requests that are still shown.
      secrets = [...new Set([...secrets, ...Object.values(credentials).map(sentFor)])];
      const authorized = ui.authSelectors.authorized()?.toJS() ?? {};
      const wanted = toAuthorizations(credentials, document);
      // Another one was typed, or this one was taken out.
      const isTheirs = (name: string): boolean =>
        name in authorized
          ? secretOf(authorized[name]) !== ours[name]
          : secretOf(wanted[name]) === ours[name];
      const gone = Object.keys(ours).filter((name) => !(name in wanted) && !isTheirs(name));
      if (gone.length > 0) ui.authActions.logout(gone);
      const next = Object.entries(wanted).filter(([name]) => !isTheirs(name));
      ours = Object.fromEntries(Object.entries(wanted).map(([name, one]) => [name, secretOf(one)]));
      // The one of them passes over tokens, and the other takes nothing else.
      for (const [, { token, ...auth }] of next)
        if (token) ui.authActions.authorizeOauth2({ auth, token });
      ui.authActions.authorize(Object.fromEntries(next.filter(([, { token }]) => !token)));
    },
    element: () => {
      const { domNode, dom_id: selector } = ui?.getConfigs() ?? {};
      return domNode ?? (selector ? globalThis.document.querySelector(selector) : null);
    },
  };
}

const settings = {
  persistAuthorization: false,
  withCredentials: false,
  requestInterceptor: (request: { credentials?: string }) => {
    request.credentials = 'omit';
    return request;
  },
};

/** What a request with a credential has in it. */
function sentFor(credential: Credential): string {
  if (credential.type === 'apiKey') return credential.value;
  if (credential.type === 'bearer') return credential.token;
  const { username, password } = credential;
  // As Swagger UI encodes it, which cannot encode others.
  return /[^\u0020-\u00FF]/.test(username + password) ? password : btoa(`${username}:${password}`);
}

/** A scheme in Swagger UI's state. */
interface Authorization {
  readonly value?: string | object;
  readonly token?: object;
}

function secretOf(authorization: unknown): string {
  const { value, token } = isNode(authorization) ? authorization : {};
  return JSON.stringify([value, isNode(token) ? token['access_token'] : undefined]);
}

function toAuthorizations(
  credentials: Credentials,
  document: object,
): Record<string, Authorization> {
  const schemes = securitySchemesOf(document as Node);
  return Object.fromEntries(
    Object.entries(credentials).map(([name, credential]) => {
      const schema = schemes.get(name) ?? {};
      return [name, { name, schema, ...toState(credential, schema) }];
    }),
  );
}

function toState(credential: Credential, schema: Node): Authorization {
  if (credential.type === 'apiKey') return { value: credential.value };
  if (credential.type === 'basic')
    return { value: { username: credential.username, password: credential.password } };
  const { token } = credential;
  return schema['type'] === 'http'
    ? { value: token }
    : { token: { access_token: token, token_type: 'Bearer' } };
}
