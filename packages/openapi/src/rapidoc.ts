import {
  changeServersInRapiDoc,
  type RapiDocServer,
} from './lib/playground/change-servers-in-rapidoc.ts';
import { maskInRapiDoc } from './lib/playground/mask-in-rapidoc.ts';
import { differInServers } from './lib/playground/differ-in-servers.ts';
import { basicAuthorization } from './lib/playground/keys-in.ts';
import type { Credentials, Playground } from './lib/playground/playground.ts';
import { withOperationServers } from './lib/playground/with-operation-servers.ts';
import { writeVariables } from './lib/playground/write-variables.ts';
import type { Credential } from './lib/prefill/prefill.ts';

/** What we ask of RapiDoc's element, from 9.3.8. */
export interface RapiDocElement extends HTMLElement {
  resolvedSpec?: {
    readonly securitySchemes?: readonly RapiDocScheme[] | null;
    readonly servers?: readonly RapiDocServer[];
  } | null;
  showAdvancedSearchDialog?: boolean;
  advancedSearchMatches?: unknown;
  focusedElementId?: string;
  loadSpec(document: object): Promise<void>;
  requestUpdate(): void;
}

/** A scheme in RapiDoc's state; an empty `finalKeyValue` is none. */
interface RapiDocScheme {
  readonly securitySchemeId: string;
  readonly type?: string;
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
  /** What the reader typed, while another document is on its way. */
  let typed: Record<string, object> = {};
  const asking = new Set<AbortController>();
  /** The document that it is to show. */
  let latest: object | undefined;
  let isLoading = false;
  const maskToo = maskInRapiDoc();
  element.setAttribute('persist-auth', 'false');
  element.setAttribute('fetch-credentials', 'omit');

  const schemes = (): readonly RapiDocScheme[] => element.resolvedSpec?.securitySchemes ?? [];
  const isTyped = ({ securitySchemeId: name, finalKeyValue = '' }: RapiDocScheme): boolean =>
    finalKeyValue !== '' && finalKeyValue !== ours[name];

  const apply = (): void => {
    for (const scheme of schemes()) {
      const { securitySchemeId: name, type, finalKeyValue = '' } = scheme;
      const credential = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
      const state = credential ? toState(credential) : nothing;
      // They took it out.
      const isEmptied = finalKeyValue === '' && state.finalKeyValue === ours[name];
      if (isTyped(scheme) || isEmptied) continue;
      Object.assign(scheme, state);
      // Else it would send the token nowhere.
      if (type === 'openIdConnect') Object.assign(scheme, { in: 'header', name: 'Authorization' });
      ours[name] = state.finalKeyValue;
    }
    if (schemes().length > 0) element.requestUpdate();
  };
  /** It shows keys in clear, those that are typed, too; and its fields come and go with what the reader looks at. */
  const mask = (): void => {
    const { shadowRoot: root } = element;
    if (!root || root.adoptedStyleSheets.includes(dots)) return;
    dots.replaceSync('.api-key-input{-webkit-text-security:disc}');
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, dots];
  };
  const dots = new CSSStyleSheet();
  element.addEventListener('before-try', (event) => {
    asking.add((event as CustomEvent<{ readonly controller: AbortController }>).detail.controller);
  });
  // It reads a document in steps, and one that it began to read earlier may be ready later.
  const load = async (document: object): Promise<void> => {
    latest = document;
    if (isLoading) return;
    isLoading = true;
    for (let loaded: object | undefined; loaded !== latest;) {
      loaded = latest;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await element.loadSpec(loaded);
    }
    isLoading = false;
  };
  // A new document has new schemes.
  element.addEventListener('spec-loaded', (event) => {
    if ((event as CustomEvent<unknown>).detail !== element.resolvedSpec) return;
    ours = {};
    for (const scheme of schemes()) Object.assign(scheme, typed[scheme.securitySchemeId]);
    typed = {};
    mask();
    apply();
  });
  return {
    show: (shown) => {
      // It fills in variables of the document's servers only.
      const document = withOperationServers(shown, writeVariables);
      const servers = element.resolvedSpec?.servers;
      if (latest && servers && !isLoading && differInServers(latest, document)) {
        latest = document;
        changeServersInRapiDoc(servers, document);
        element.requestUpdate();
        return;
      }
      for (const scheme of schemes().filter(isTyped)) {
        const { securitySchemeId: name, value, user, password, finalKeyValue } = scheme;
        typed[name] = { value, user, password, finalKeyValue };
      }
      void load(document);
    },
    fillIn: (credentials) => {
      wanted = credentials;
      maskToo(Object.values(credentials).map((one) => toState(one).finalKeyValue));
      apply();
    },
    restart: (document) => {
      for (const controller of asking) controller.abort();
      asking.clear();
      typed = {};
      ours = {};
      // Without a document it takes all of its page away, before it makes another.
      Object.assign(element, {
        resolvedSpec: null,
        showAdvancedSearchDialog: false,
        advancedSearchMatches: [],
        focusedElementId: '',
      });
      void load(withOperationServers(document, writeVariables));
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
    const finalKeyValue = basicAuthorization(username, password);
    return { ...nothing, user: username, password, finalKeyValue };
  }
  return { ...nothing, value: credential.token, finalKeyValue: `Bearer ${credential.token}` };
}
