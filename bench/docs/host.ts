/** A docs host that is measured: how to write a site for it, to build it, and to find what a page of it loads. */
export interface DocsHost {
  readonly name: string;
  /** The versions that matter, for the table. */
  readonly versions: string;
  /** Where its sites find it, if it has a separate installation. */
  readonly place?: string;
  /** What a page that names the reader says, with Bookplate and without it, if the pages of this host are no MDX. */
  readonly texts?: ReaderTexts;
  /**
   * Writes a site.
   *
   * @param folder where; it exists and is empty
   * @param pages of the site
   * @param isPersonal with Bookplate, or without any trace of it
   */
  write(folder: string, pages: readonly DocsPage[], isPersonal: boolean): void;
  /** The command that builds it: a script for Node and its arguments. */
  readonly command: readonly string[];
  /** The folder of what it builds, in that of the site. */
  readonly output: string;
  /** What follows the path of a page in its address. */
  readonly ending: '' | '/' | '.html';
  /** Files and folders that a build leaves: taken away, so that each build is the first. */
  readonly leftovers: readonly string[];
  /**
   * @param folder of a site that is built
   * @param page of it
   * @returns the HTML, and the paths of all scripts and stylesheets that the page cannot do without
   */
  page(folder: string, page: DocsPage): { html: string; assets: readonly string[] };
}

export interface DocsPage {
  /** Such as `topic-07/page-0123`. */
  readonly path: string;
  readonly title: string;
  /** Other front matter than the title, as lines of YAML. */
  readonly frontMatter: string;
  /** MDX, or Markdown of the host's own kind, without front matter. */
  readonly text: string;
  /** Whether it says anything of the reader. */
  readonly isPersonal: boolean;
}

/** A text with each form of expression once, and the same without Bookplate: over a constant in the page. */
export interface ReaderTexts {
  readonly personal: string;
  readonly anonymous: string;
}
