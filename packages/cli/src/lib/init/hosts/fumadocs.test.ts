import { expect, test } from 'vitest';
import { unwrapConfig } from '../../remove/hosts.ts';
import { wrapConfig } from '../wrap-config.ts';
import { editLayout, editPage, editSearch, editSource, editSourceConfig } from './fumadocs.ts';

/* The files as `create-fumadocs-app` writes them. */

test('wraps the configuration of Next.js, and takes the wrapping out', () => {
  const before = `import { createMDX } from 'fumadocs-mdx/next';

const withMDX = createMDX();

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
};

export default withMDX(config);
`;
  const edited = wrapConfig('@bookplate/next')(before);
  const after = edited.kind === 'change' ? edited.text : '';
  expect(after).toContain('export default withBookplate(withMDX(config));');
  expect(after).toContain("import { withBookplate } from '@bookplate/next';");
  expect(unwrapConfig('@bookplate/next')(after)).toEqual({ kind: 'change', text: before });
});

test('adds the compiler and the groups to the collections', () => {
  const before = `import { metaSchema, pageSchema } from 'fumadocs-core/source/schema';
import { defineConfig, defineDocs } from 'fumadocs-mdx/config';

export const docs = defineDocs({
  dir: 'content/docs',
  docs: {
    schema: pageSchema,
    postprocess: {
      includeProcessedMarkdown: true,
    },
  },
  meta: {
    schema: metaSchema,
  },
});

export default defineConfig({
  mdxOptions: {
    // MDX options
  },
});
`;
  const edited = editSourceConfig(before);
  const after = edited.kind === 'change' ? edited.text : '';
  expect(after).toContain(
    'schema: pageSchema.extend({ groups: z.any().optional() }),\n    postprocess',
  );
  expect(after).toContain(`mdxOptions: bookplateMdx({
    // MDX options
  }),`);
  expect(after).toContain("import { z } from 'zod';");
  expect(editSourceConfig(after)).toEqual({ kind: 'done' });
});

test('names a schema where the collections have none', () => {
  const edited = editSourceConfig(`import { defineDocs, defineConfig } from 'fumadocs-mdx/config';
export const docs = defineDocs({ dir: 'content/docs' });
export default defineConfig();
`);
  // A configuration without an object is not understood.
  expect(edited.kind).toBe('paste');
  const text = editSourceConfig(`import { defineDocs, defineConfig } from 'fumadocs-mdx/config';
export const docs = defineDocs({ dir: 'content/docs' });
export default defineConfig({});
`);
  expect(text).toMatchObject({
    kind: 'change',
    text: expect.stringContaining(
      "defineDocs({ dir: 'content/docs', docs: { schema: pageSchema.extend({ groups: z.any().optional() }) } });",
    ) as string,
  });
});

test('adds the plugin to the loader', () => {
  const source = (
    plugins: string,
  ): string => `import { docs } from 'fumadocs-mdx:collections/server';
import { loader } from 'fumadocs-core/source';
export const source = loader({
  baseUrl: '/docs',
  source: docs.toFumadocsSource(),
  plugins: [${plugins}],
});
`;
  const edited = editSource(source('lucideIconsPlugin()'));
  expect(edited).toMatchObject({
    text: expect.stringContaining('plugins: [bookplatePlugin(), lucideIconsPlugin()],') as string,
  });
});

test('adds the head to the layout, the footer to the page, and the open pages to the search', () => {
  const layout = `import { RootProvider } from 'fumadocs-ui/provider/next';

export default function Layout({ children }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="flex flex-col min-h-screen">
        <RootProvider>{children}</RootProvider>
      </body>
    </html>
  );
}
`;
  expect(editLayout(layout)).toMatchObject({
    text: expect.stringContaining(`suppressHydrationWarning>
      <head>
        <BookplateHead />
      </head>
      <body className`) as string,
  });
  expect(editLayout(layout.replace('<body', '<head />\n      <body')).kind).toBe('paste');
  const commented = layout.replace('<body', '{/* No <head>, and one <body> */}\n      <body');
  expect(editLayout(commented).kind).toBe('change');
  const page = `import { source } from '@/lib/source';
export default async function Page(props) {
  const page = source.getPage(params.slug);
  return <DocsPage toc={page.data.toc} full={page.data.full}>a</DocsPage>;
}
`;
  expect(editPage(page)).toMatchObject({
    text: expect.stringContaining(
      '<DocsPage footer={pageFooter(source, page)} toc={page.data.toc}',
    ) as string,
  });
  const search = `import { source } from '@/lib/source';
import { createFromSource } from 'fumadocs-core/search/server';

export const { GET } = createFromSource(source, { language: 'english' });
`;
  const edited = editSearch(search);
  expect(edited).toMatchObject({
    text: expect.stringContaining(
      "createFromSource(openPages(source), { language: 'english' })",
    ) as string,
  });
  expect(editSearch(edited.kind === 'change' ? edited.text : '')).toEqual({ kind: 'done' });
});
