import type { PlaygroundPlace } from '@bookplate/protocol';

/** The values for a playground: text, for memory only. */
export interface Prefill {
  /** By the name of the security scheme. */
  readonly schemes: Readonly<Record<string, Credential>>;
  /** For the variables of server URLs. */
  readonly servers: readonly ServerValue[];
  /** For path parameters, by name. */
  readonly path: Readonly<Record<string, string>>;
  /** No script can send a cookie that it was given (Fetch §2.2.2, forbidden request-headers), so these are shown as text. */
  readonly cookies: readonly CookieValue[];
  /** What was not used, for the developer. */
  readonly warnings: readonly PrefillWarning[];
}

/** What a security scheme asks for. */
export type Credential =
  | {
      readonly type: 'apiKey';
      readonly in: 'header' | 'query';
      readonly name: string;
      readonly value: string;
    }
  /** Of `http` bearer, OAuth 2 and OpenID Connect. */
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'basic'; readonly username: string; readonly password: string };

export interface ServerValue {
  /** Of the server, as the document has it, with its variables in braces. */
  readonly url: string;
  readonly variable: string;
  readonly value: string;
}

export interface CookieValue {
  readonly scheme: string;
  readonly name: string;
  readonly value: string;
}

export interface FieldName {
  readonly place: PlaygroundPlace;
  readonly name: string;
}

/** Why a value was not used. Its words are in `describePrefillWarning`; a value itself is never in them. */
export type PrefillWarning =
  /** The document has nothing of that name there. */
  | {
      readonly code: 'unknown-field';
      readonly place: PlaygroundPlace;
      readonly name: string;
      /** What may have been meant. It is looked for when it is read. */
      readonly nearest?: FieldName | undefined;
    }
  /** It has a line break or another character that a request cannot carry there. */
  | { readonly code: 'unfit-value'; readonly place: PlaygroundPlace; readonly name: string }
  /** The server variable can have other values only. */
  | { readonly code: 'not-in-enum'; readonly name: string; readonly allowed: readonly string[] }
  /** `Authorization` is for a scheme that the document does not have. */
  | { readonly code: 'other-authorization'; readonly known: readonly string[] }
  /** `Authorization: Basic` is not the Base64 of a name, a colon and a password. */
  | { readonly code: 'not-basic' };
