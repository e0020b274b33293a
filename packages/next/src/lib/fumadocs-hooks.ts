import type { ReactNode } from 'react';

/* What we know of Fumadocs: its pages, their tree, and the plugins of its loader. */

/** What a page is made of: its front matter, and what MDX has compiled. */
export interface PageData {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly groups?: unknown;
}

/** A page as Fumadocs stores it. */
export interface StoredFile {
  readonly format: string;
  readonly absolutePath?: string | undefined;
  readonly path: string;
  readonly slugs?: readonly string[] | undefined;
  data: PageData;
}

export interface Storage {
  readonly files: ReadonlyMap<string, StoredFile>;
  read(path: string): StoredFile | undefined;
}

/** An entry of the navigation. */
export interface TreeNode {
  readonly type: string;
  name?: ReactNode;
  readonly url?: string | undefined;
  readonly external?: boolean | undefined;
  readonly index?: TreeNode | undefined;
  readonly root?: unknown;
  readonly children?: readonly TreeNode[] | undefined;
}

interface TreeContext {
  readonly storage: Storage;
  readonly locale?: string | undefined;
  readonly options: {
    readonly url: (slugs: readonly string[], locale?: string) => string;
  };
}

/** As `loader()` takes it in `plugins`. */
export interface LoaderPlugin {
  readonly name: string;
  readonly enforce: 'post';
  config(config: { readonly url: TreeContext['options']['url'] }): void;
  transformStorage(context: { readonly storage: Storage }): void;
  readonly transformPageTree: {
    file(this: unknown, node: TreeNode, path?: string): never;
    folder(this: unknown, node: TreeNode): never;
  };
}

/** A page as `source.getPage()` gives it. */
export interface Page {
  readonly url: string;
  readonly locale?: string | undefined;
  readonly data: object;
}

/** What `loader()` returns, as far as it is read here. */
export interface Source {
  getPages(locale?: string): readonly Page[];
  getPageTree(locale?: string): TreeNode;
  getPageByUrl(url: string, locale?: string): Page | undefined;
}
