import { expect, test } from 'vitest';
import {
  cleanAstroConfig,
  cleanContentConfig,
  cleanDocusaurusConfig,
  cleanViteConfig,
  unwrapConfig,
} from '../../remove/hosts.ts';
import type { EditFile } from '../edit.ts';
import { editDocusaurusConfig } from './docusaurus.ts';
import { editAstroConfig, editContentConfig } from './starlight.ts';
import { editViteConfig } from './vite.ts';
import { wrapConfig } from '../wrap-config.ts';

const editVitePressConfig = wrapConfig('@bookplate/vitepress');
const cleanVitePressConfig = unwrapConfig('@bookplate/vitepress');

/** Lines with `+` come in, all others stay: a line that changes has its old form behind a `-`. */
const changes: readonly (readonly [what: string, edit: EditFile, diff: string])[] = [
  [
    "VitePress' own template",
    editVitePressConfig,
    `
 import { defineConfig } from 'vitepress'
+import { withBookplate } from '@bookplate/vitepress'
 
 // https://vitepress.dev/reference/site-config
-export default defineConfig({
+export default withBookplate(defineConfig({
   title: "My Awesome Project",
   themeConfig: {
     nav: [{ text: 'Home', link: '/' }]
   }
-})
+}))
`,
  ],
  [
    'a VitePress configuration in a variable',
    editVitePressConfig,
    `
 import { defineConfig } from 'vitepress';
+import { withBookplate } from '@bookplate/vitepress';
 const config = defineConfig({ title: 'Docs' });
-export default config;
+export default withBookplate(config);
`,
  ],
  [
    "Starlight's own template, with tabs",
    editAstroConfig,
    `
 // @ts-check
 import { defineConfig } from 'astro/config';
 import starlight from '@astrojs/starlight';
+import { bookplate } from '@bookplate/starlight';
 
 // https://astro.build/config
 export default defineConfig({
 	integrations: [
 		starlight({
 			title: 'My Docs',
 			sidebar: [
 				{ label: 'Reference', items: [{ autogenerate: { directory: 'reference' } }] },
 			],
+			plugins: [bookplate()],
 		}),
 	],
 });
`,
  ],
  [
    'plugins that are there, and no trailing comma',
    editAstroConfig,
    `
 import sl from "@astrojs/starlight"
+import { bookplate } from "@bookplate/starlight"
 const config = {
   integrations: [sl({
     plugins: [
       other(), // as it was
-      last()
+      last(),
+      bookplate()
     ]
   })],
 };
 export default config;
`,
  ],
  [
    'one line',
    editAstroConfig,
    `
 import starlight from '@astrojs/starlight';
+import { bookplate } from '@bookplate/starlight';
-export default { integrations: [starlight({ title: 'a', plugins: [] })] } satisfies X;
+export default { integrations: [starlight({ title: 'a', plugins: [bookplate()] })] } satisfies X;
`,
  ],
  [
    'a comment behind the last entry',
    editAstroConfig,
    `
 import starlight from '@astrojs/starlight';
+import { bookplate } from '@bookplate/starlight';
 export default defineConfig({ integrations: [starlight({
-  title: 'a' // for now
+  title: 'a', // for now
+  plugins: [bookplate()]
 })] });
`,
  ],
  [
    'the schema of pages',
    editContentConfig,
    `
 import { docsSchema } from '@astrojs/starlight/schema';
+import { bookplateSchema } from '@bookplate/starlight/schema';
 export const collections = {
-	docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
+	docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) }),
 };
`,
  ],
  [
    "Docusaurus's own template",
    editDocusaurusConfig,
    `
 import {themes as prismThemes} from 'prism-react-renderer';
 import type {Config} from '@docusaurus/types';
+import { withBookplate } from '@bookplate/docusaurus';
 
 const config: Config = {
   title: 'My Site',
   presets: [['classic', { docs: {} } satisfies Preset.Options]],
 };
 
-export default config;
+export default withBookplate(config);
`,
  ],
  [
    'a function for Docusaurus',
    editDocusaurusConfig,
    `
+import { withBookplate } from '@bookplate/docusaurus';
+
-export default async () => ({ title: 'a' })
+export default withBookplate(async () => ({ title: 'a' }))
`,
  ],
  [
    'Vite with options for MDX',
    editViteConfig,
    `
 import mdx from '@mdx-js/rollup'
 import { defineConfig } from 'vite'
+import { bookplate, withBookplate } from '@bookplate/vite'
 
 export default defineConfig({
   plugins: [
+    bookplate(),
-    { enforce: 'pre', ...mdx({ remarkPlugins: [remarkGfm] }) },
+    { enforce: 'pre', ...mdx(withBookplate({ remarkPlugins: [remarkGfm] })) },
     react(),
   ],
 })
`,
  ],
  [
    'Vite with a variable',
    editViteConfig,
    `
 import mdx from '@mdx-js/rollup';
+import { bookplate, withBookplate } from '@bookplate/vite';
-const config: UserConfig = defineConfig({ plugins: [mdx(), react()] }) satisfies UserConfig;
+const config: UserConfig = defineConfig({ plugins: [bookplate(), mdx(withBookplate()), react()] }) satisfies UserConfig;
 export default config as UserConfig;
`,
  ],
];

test.each(changes)('changes %s, and not a second time', (_, edit, diff) => {
  const lines = diff.trim().length > 0 ? diff.slice(1, -1).split('\n') : [];
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const edited = edit(side('-'));
  expect(edited).toEqual({ kind: 'change', text: side('+') });
  expect(edit(side('+'))).toEqual({ kind: 'done' });
});

const cleanOf = new Map<EditFile, EditFile>([
  [editAstroConfig, cleanAstroConfig],
  [editContentConfig, cleanContentConfig],
  [editDocusaurusConfig, cleanDocusaurusConfig],
  [editViteConfig, cleanViteConfig],
  [editVitePressConfig, cleanVitePressConfig],
]);

test.each(changes)('what was put in comes out again: %s', (_, edit, diff) => {
  const lines = diff.slice(1, -1).split('\n');
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const cleaned = cleanOf.get(edit)?.(side('+'));
  const text = cleaned?.kind === 'change' ? cleaned.text : '';
  // A comma behind the last entry may stay, and a list that was empty goes.
  const withoutCommas = (source: string): string =>
    source.replaceAll(/,(\s*(?:\/\/.*\s*)?[\]}])/g, '$1').replace(', plugins: []', '');
  expect(withoutCommas(text)).toBe(withoutCommas(side('-')));
  expect(cleanOf.get(edit)?.(text)).toEqual({ kind: 'done' });
});

test.each<readonly [EditFile, string]>([
  [
    cleanDocusaurusConfig,
    "import { remarkForPages } from '@bookplate/docusaurus';\nexport default {};",
  ],
  [
    cleanDocusaurusConfig,
    "import { withBookplate, remarkForPages } from '@bookplate/docusaurus';\nexport default withBookplate({ a: remarkForPages });",
  ],
  [
    cleanAstroConfig,
    "import { bookplate } from '@bookplate/starlight';\nconst plugins = [bookplate()].flat();",
  ],
  [
    cleanContentConfig,
    "import { bookplateSchema } from '@bookplate/starlight/schema';\ndocsSchema({ extend: z.object({}).extend(bookplateSchema().shape) });",
  ],
  [cleanViteConfig, 'const { bookplate'],
])('%o leaves what it does not understand, and says what is to go: %s', (clean, source) => {
  expect(clean(source)).toEqual({
    kind: 'paste',
    paste: expect.stringContaining('@bookplate/') as string,
  });
});

test('takes out what CommonJS requires, and settings beside the configuration', () => {
  expect(
    cleanDocusaurusConfig(
      "const { withBookplate } = require('@bookplate/docusaurus');\nconst config = {};\nmodule.exports = withBookplate(config, { apiUrl });\n",
    ),
  ).toEqual({ kind: 'change', text: 'const config = {};\nmodule.exports = config;\n' });
});

test.each(changes.map(([what, edit, diff]) => [what, edit, diff] as const))(
  'keeps the line ends of Windows: %s',
  (_, edit, diff) => {
    const source = diff
      .slice(1)
      .split('\n')
      .filter((line) => !line.startsWith('+'))
      .map((line) => line.slice(1))
      .join('\r\n');
    const edited = edit(source);
    expect(edited.kind === 'change' ? edited.text : '').not.toMatch(/[^\r]\n/);
  },
);

test.each<readonly [EditFile, string, string]>([
  [
    editDocusaurusConfig,
    "import { withBookplate } from './mine.js';\nexport default withBookplate({});\n",
    "import { withBookplate } from './mine.js';\nimport { withBookplate as withBookplateDocs } from '@bookplate/docusaurus';\nexport default withBookplateDocs(withBookplate({}));\n",
  ],
  [
    editDocusaurusConfig,
    "import { withBookplate } from '@bookplate/docusaurus';\nexport default {};\n",
    "import { withBookplate } from '@bookplate/docusaurus';\nexport default withBookplate({});\n",
  ],
  [
    editAstroConfig,
    "import starlight from '@astrojs/starlight';\nconst bookplate = 1;\nexport default { integrations: [starlight({})] };\n",
    "import starlight from '@astrojs/starlight';\nimport { bookplate as bookplateDocs } from '@bookplate/starlight';\nconst bookplate = 1;\nexport default { integrations: [starlight({ plugins: [bookplateDocs()] })] };\n",
  ],
  [
    editViteConfig,
    "import mdx from '@mdx-js/rollup';\nimport { withBookplate } from '@bookplate/vite';\nexport default { plugins: [mdx(withBookplate())] };\n",
    "import mdx from '@mdx-js/rollup';\nimport { withBookplate } from '@bookplate/vite';\nimport { bookplate } from '@bookplate/vite';\nexport default { plugins: [bookplate(), mdx(withBookplate())] };\n",
  ],
  [
    editDocusaurusConfig,
    '\uFEFF// @ts-check\nexport default {};\n',
    "\uFEFF// @ts-check\nimport { withBookplate } from '@bookplate/docusaurus';\n\nexport default withBookplate({});\n",
  ],
])('never imports a name twice, and leaves first what must be first: %o', (edit, source, text) => {
  expect(edit(source)).toEqual({ kind: 'change', text });
  expect(edit(text)).toEqual({ kind: 'done' });
});

test.each<readonly [EditFile, string, readonly string[]]>([
  [
    editDocusaurusConfig,
    'const config = {};\nmodule.exports = config;\n',
    [
      "const { withBookplate } = require('@bookplate/docusaurus');",
      'module.exports = withBookplate(config);',
    ],
  ],
  [
    editDocusaurusConfig,
    'export default async function createConfig() { return {}; }',
    ['async function createConfig() {', 'export default withBookplate(createConfig);'],
  ],
  [
    editDocusaurusConfig,
    'export default async function () { return {}; }',
    ['export default withBookplate(async function() {'],
  ],
  [
    editAstroConfig,
    "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ plugins })] };",
    ['plugins: [...plugins, bookplate()],'],
  ],
  [
    editAstroConfig,
    "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight(options)] };",
    ['...options,', 'plugins: [...(options.plugins ?? []), bookplate()],'],
  ],
  [
    editAstroConfig,
    "const starlight = require('@astrojs/starlight'); module.exports = { integrations: [starlight({})] };",
    ["const { bookplate } = require('@bookplate/starlight');"],
  ],
  [
    editContentConfig,
    "import { docsSchema } from '@astrojs/starlight/schema';\nexport const a = docsSchema({ extend: z.object({ a: z.string() }) });",
    ['docsSchema({ extend: z.object({ a: z.string() }).extend(bookplateSchema().shape) })'],
  ],
  [
    editContentConfig,
    "import { docsSchema } from '@astrojs/starlight/schema';\nexport const a = docsSchema({ extend: ({ image }) => z.object({ a: image() }) });",
    [
      'docsSchema({ extend: (context) => (({ image }) => z.object({ a: image() }))(context).extend(bookplateSchema().shape) })',
    ],
  ],
  [
    editViteConfig,
    "import mdxPages from '@mdx-js/rollup';\nexport default defineConfig(({ mode }) => ({ plugins: [mdxPages({ a: mode })] }));",
    ["{ enforce: 'pre', ...mdxPages(withBookplate({ a: mode })) }"],
  ],
  [
    editViteConfig,
    "const mdx = require('@mdx-js/rollup');\nmodule.exports = {};",
    ["const { bookplate, withBookplate } = require('@bookplate/vite');"],
  ],
])('prints what fits the file: %o, %s', (edit, source, lines) => {
  const edited = edit(source);
  for (const line of lines) expect(edited.kind === 'paste' ? edited.paste : '').toContain(line);
});

test('sees what CommonJS requires', () => {
  const done =
    "const { withBookplate } = require('@bookplate/docusaurus');\nmodule.exports = withBookplate({});\n";
  expect(editDocusaurusConfig(done)).toEqual({ kind: 'done' });
});

const starlight = "import starlight from '@astrojs/starlight';\n";
const schema = "import { docsSchema } from '@astrojs/starlight/schema';\n";
const mdx = "import mdx from '@mdx-js/rollup';\n";

test.each<readonly [EditFile, string]>([
  [editAstroConfig, ''],
  [editAstroConfig, 'export default {'],
  [editAstroConfig, `${starlight}export default { integrations: [starlight(options)] };`],
  [editAstroConfig, `${starlight}export default { integrations: [starlight({ ...shared })] };`],
  [editAstroConfig, `${starlight}export default { integrations: [starlight({ plugins })] };`],
  [editAstroConfig, `${starlight}starlight({}); starlight({});`],
  [
    editAstroConfig,
    "const starlight = require('@astrojs/starlight'); module.exports = { integrations: [starlight({})] };",
  ],
  [editContentConfig, ''],
  [editContentConfig, `${schema}export const a = docsSchema({ extend: z.object({}) });`],
  [editContentConfig, `${schema}export const a = docsSchema(options);`],
  [editDocusaurusConfig, 'module.exports = { title: "a" };'],
  [editDocusaurusConfig, 'export default async function createConfig() { return {}; }'],
  [editViteConfig, `${mdx}export default defineConfig(({ mode }) => ({ plugins: [mdx()] }));`],
  [editViteConfig, `${mdx}export default { plugins: [mdx(), ...more].filter(Boolean) };`],
  [editViteConfig, 'export default { plugins: [react()] };'],
  [editVitePressConfig, 'export default async () => ({ title: await title() });'],
  [editViteConfig, `${mdx}const config = config; export default config;`],
])('%o does not touch what it does not understand: %s', (edit, source) => {
  expect(edit(source)).toEqual({
    kind: 'paste',
    paste: expect.stringContaining('@bookplate/') as string,
  });
});
