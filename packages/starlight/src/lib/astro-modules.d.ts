// What Astro gives to modules of a site.
declare module 'astro:content' {
  export function getCollection(
    name: 'docs',
  ): Promise<{ id: string; data: { groups?: unknown } }[]>;
}

declare module 'astro/zod' {
  interface Schema {
    optional(): Schema;
    superRefine(
      refine: (
        value: unknown,
        context: {
          addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void;
        },
      ) => void,
    ): Schema;
    safeParse(value: unknown): {
      data?: unknown;
      error?: { issues: readonly { path: readonly (string | number)[]; message: string }[] };
    };
  }
  export const z: {
    object(shape: Record<string, Schema>): Schema;
    any(): Schema;
  };
}

interface ImportMeta {
  readonly env: { readonly BASE_URL: string; readonly DEV: boolean };
}

// Of the site's own dependencies, what `ApiReference.astro` loads in the browser.
declare module '@scalar/api-reference' {
  export function createApiReference(
    place: Element,
    configuration: object,
  ): { updateConfiguration(configuration: object): void; destroy(): void };
}

declare module '@scalar/api-reference/style.css';
