/** A node of hast, or of MDX within it, as far as it is looked at here. */
export interface HtmlNode {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  children?: HtmlNode[];
  readonly name?: string | null;
  readonly attributes?: readonly object[];
  readonly data?: object;
  readonly value?: string;
}
