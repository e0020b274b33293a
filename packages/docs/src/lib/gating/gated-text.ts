/** What only some readers are to see: a page, or a part of one. */
export interface GatedText {
  /** The file it is written in. */
  readonly file: string;
  /** Of a page. */
  readonly title?: string | undefined;
  /** Of a page: the path of its address, with the base and without a slash at its end. */
  readonly path?: string | undefined;
  /** Markdown, HTML, or anything that has its words. */
  readonly text: string;
  /** Of a page: what its front matter says. Each is looked for as a whole. */
  readonly about?: readonly string[] | undefined;
}
