/** What can be done about a file. */
export type Edit =
  /** It has all that it needs. */
  | { readonly kind: 'done' }
  /** It gets a new text. */
  | { readonly kind: 'change'; readonly text: string }
  /** It is not understood: somebody has to do it by hand. */
  | { readonly kind: 'paste'; readonly paste: string };

/** Decides what can be done about a file with this text. */
export type EditFile = (source: string) => Edit;
