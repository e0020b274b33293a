// What Docusaurus gives to modules of a theme.

declare module '@docusaurus/useGlobalData' {
  export function usePluginData(name: string): unknown;
}

declare module '@docusaurus/plugin-content-docs/client' {
  export function useDoc(): {
    readonly frontMatter: Readonly<Record<string, unknown>>;
    readonly metadata: { readonly title: string };
  };
}

declare module '@docusaurus/useDocusaurusContext' {
  export default function useDocusaurusContext(): {
    readonly siteConfig: { readonly themeConfig: Readonly<Record<string, unknown>> };
  };
}

// Of docusaurus-theme-openapi-docs.
declare module '@theme/ApiItem/hooks' {
  import type { ExplorerDispatch, ExplorerState } from '@bookplate/openapi/docusaurus-openapi-docs';

  export function useTypedDispatch(): ExplorerDispatch;
  export function useTypedSelector<Selected>(select: (state: ExplorerState) => Selected): Selected;
}

declare module '@docusaurus/theme-search-algolia/client' {
  /** From the address of a hit to the path of a page of this site, or to the address of a page elsewhere. */
  export function useSearchResultUrlProcessor(): (url: string) => string;
}

declare module '@docusaurus/Head' {
  import type { ComponentType, ReactNode } from 'react';

  const Head: ComponentType<{ readonly children: ReactNode }>;
  export default Head;
}

declare module '@docusaurus/router' {
  export function useLocation(): { readonly pathname: string };
}

declare module '@docusaurus/Translate' {
  import type { ReactElement, ReactNode } from 'react';

  interface Text {
    readonly id: string;
    readonly message: string;
    readonly description: string;
  }
  export function translate(text: Text): string;
  /** With an element among the values, it is a list of strings and elements. */
  export function translate(text: Text, values: Readonly<Record<string, ReactElement>>): ReactNode;
}

declare module '@docusaurus/theme-common' {
  import type { ComponentType, ReactNode } from 'react';

  /** Puts class names on `<html>`, in addition to those of the providers around it. */
  export const HtmlClassNameProvider: ComponentType<{
    readonly className: string;
    readonly children: ReactNode;
  }>;

  /** Puts a title and an image for link previews into the head, in the place of earlier ones. */
  export const PageMetadata: ComponentType<{
    readonly title?: string | undefined;
    readonly image?: string | undefined;
  }>;
}

declare module '@docusaurus/theme-common/internal' {
  import type { ComponentType, ReactNode } from 'react';

  export interface CodeBlockContext {
    readonly metadata: {
      readonly code: string;
      readonly lineClassNames: Readonly<Record<number, readonly string[]>>;
    };
    readonly wordWrap: object;
  }
  export function useCodeBlockContext(): CodeBlockContext;
  export const CodeBlockContextProvider: ComponentType<CodeBlockContext & { children: ReactNode }>;
}

// The components of the site's theme, below ours.
declare module '@theme-init/*' {
  import type { ComponentType } from 'react';

  const Component: ComponentType<Readonly<Record<string, unknown>>>;
  export default Component;
}

// Of the site's own dependencies, what `ApiReference` loads in the browser.
declare module '@scalar/api-reference' {
  export function createApiReference(
    place: Element,
    configuration: object,
  ): { updateConfiguration(configuration: object): void; destroy(): void };
}

/** A request with a loader in it gives the URL of the file. */
declare module '!!*' {
  const url: string;
  export default url;
}

declare module '*.css';

// Replaced by the bundler.
declare const process: { readonly env: Readonly<Record<'NODE_ENV', string | undefined>> };
