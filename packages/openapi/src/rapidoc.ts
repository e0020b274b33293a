import type { Credentials, Playground } from './lib/playground/playground.ts';
import type { Credential } from './lib/prefill/prefill.ts';

/** What we ask of RapiDoc's element, from 9.3.8. */
export interface RapiDocElement extends HTMLElement {
  readonly resolvedSpec?: { readonly securitySchemes?: readonly RapiDocScheme[] | null } | null;
  loadSpec(document: object): Promise<void>;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/** A scheme in RapiDoc's state; an empty `finalKeyValue` is none. */
interface RapiDocScheme {
  readonly securitySchemeId: string;
  value?: string;
  user?: string;
  password?: string;
  finalKeyValue?: string;
}

/**
 * RapiDoc as a playground.
 *
 * @param element `<rapi-doc>`, without a `spec-url`
 * @returns the playground
 */
export function rapiDocPlayground(element: RapiDocElement): Playground {
  let wanted: Credentials = {};
  /** What we put there. */
  let ours: Record<string, string> = {};
  element.setAttribute('persist-auth', 'false');
  element.setAttribute('fetch-credentials', 'omit');

  const apply = (): void => {
    const schemes = element.resolvedSpec?.securitySchemes ?? [];
    for (const scheme of schemes) {
      const { securitySchemeId: name, finalKeyValue = '' } = scheme;
      const isTyped = finalKeyValue !== '' && finalKeyValue !== ours[name];
      if (isTyped) continue;
      const credential = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
      const state = credential ? toState(credential) : nothing;
      Object.assign(scheme, state);
      ours[name] = state.finalKeyValue;
    }
    if (schemes.length === 0) return;
    element.requestUpdate();
    void element.updateComplete.then(mask);
  };
  /** It shows keys in clear, and has no setting for it. */
  const mask = (): void => {
    const inputs = element.shadowRoot?.querySelectorAll<HTMLInputElement>('.api-key-input') ?? [];
    for (const input of inputs) input.type = 'password';
  };
  // A new document has new schemes.
  element.addEventListener('spec-loaded', () => {
    ours = {};
    apply();
  });
  return {
    show: (document) => {
      void element.loadSpec(document);
    },
    fillIn: (credentials) => {
      wanted = credentials;
      apply();
    },
    element: () => element,
  };
}

const nothing = { value: '', user: '', password: '', finalKeyValue: '' };

function toState(credential: Credential): typeof nothing {
  if (credential.type === 'apiKey')
    return { ...nothing, value: credential.value, finalKeyValue: credential.value };
  if (credential.type === 'basic') {
    const { username, password } = credential;
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    const finalKeyValue = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    return { ...nothing, user: username, password, finalKeyValue };
  }
  return { ...nothing, value: credential.token, finalKeyValue: `Bearer ${credential.token}` };
}
