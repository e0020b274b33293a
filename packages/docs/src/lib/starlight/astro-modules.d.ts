// What Astro gives to modules of a site.
declare module 'astro:content' {
  export function getCollection(
    name: 'docs',
  ): Promise<{ id: string; data: { groups?: readonly string[] | undefined } }[]>;
}

declare module 'astro/zod' {
  interface Schema {
    array(): Schema;
    optional(): Schema;
    regex(pattern: RegExp, message: string): Schema;
    max(length: number): Schema;
  }
  export const z: { object(shape: Record<string, Schema>): unknown; string(): Schema };
}

interface ImportMeta {
  readonly env: { readonly BASE_URL: string; readonly DEV: boolean };
}
