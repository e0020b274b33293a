import type { Credential } from '../prefill/prefill.ts';

/** A playground on a page: what an adapter makes of Scalar, Swagger UI and others. */
export interface Playground {
  /**
   * Shows a document in place of the one before. The reader's server variables and path values are its defaults.
   * It is called when the document of the same reader is another one, or the first one.
   */
  show(document: object): void;
  /**
   * Has these credentials in the fields of their schemes, and none of the earlier ones any more. A value that the
   * reader typed stays. It is called as often as anything changes, also before the playground is ready.
   */
  fillIn(credentials: Credentials): void;
  /**
   * Starts with a document as a fresh page does: nothing that was typed, chosen, sent or answered is left of the reader
   * before. It is called when the reader is signed out, expired, another account, or in other groups.
   */
  restart(document: object): void;
  /** Its container on the page, which the toolbar goes above; `null` while there is none. Without it, no toolbar. */
  element?(): Element | null;
}

/** By the name of the security scheme. */
export type Credentials = Readonly<Record<string, Credential>>;
