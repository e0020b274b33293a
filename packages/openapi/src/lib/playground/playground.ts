import type { Credential } from '../prefill/prefill.ts';

/** A playground on a page: what an adapter makes of Scalar, Swagger UI and others. */
export interface Playground {
  /**
   * Shows a document in place of the one before. The reader's server variables and path values are its defaults.
   * What was typed may be lost, so it is called only when the document is another one.
   */
  show(document: object): void;
  /**
   * Has these credentials in the fields of their schemes, and none of the earlier ones any more. A value that the
   * reader typed stays. It is called as often as anything changes, also before the playground is ready.
   */
  fillIn(credentials: Credentials): void;
  /**
   * Takes what was asked and answered off the page: the reader who asked is signed out, expired or another account.
   * Left out: nothing of it stays there, or it is nobody's secret.
   */
  forget?(): void;
  /** What it stands in on the page, for notes above it; `null` while it is nowhere. Left out: there are no notes. */
  element?(): Element | null;
}

/** By the name of the security scheme. */
export type Credentials = Readonly<Record<string, Credential>>;
