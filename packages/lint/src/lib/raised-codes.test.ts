import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { writeSite } from '../../test/write-site.ts';
import type { FindingArgs } from './findings.ts';
import { lint } from './lint.ts';

const bookplate = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};
const userSchema = {
  type: 'object',
  properties: { plan: { enum: ['free', 'team'] }, firstName: { type: 'string' } },
};
const withSchema = { 'bookplate.json': { ...bookplate, userSchema, groups: ['admin'] } };
const page = (text: string, name = 'page.mdx'): Readonly<Record<string, unknown>> => ({
  ...withSchema,
  [`src/content/docs/${name}`]: text,
});
const gated = '---\ngroups: [admin]\n---\n';

/** The smallest site of each code. */
const mistakes: Readonly<Record<keyof FindingArgs, Readonly<Record<string, unknown>>>> = {
  'settings-invalid': { 'bookplate.json': { ...bookplate, colour: 'red' } },
  'schema-invalid': { 'bookplate.json': { ...bookplate, userSchema: { type: 'objekt' } } },
  'persona-not-json': { 'personas/a.json': '{' },
  'persona-invalid': { 'personas/a.json': { groups: 'admin' } },
  'persona-unknown-field': { 'personas/a.json': { contents: {} } },
  'persona-outside-schema': { ...withSchema, 'personas/a.json': { content: { plan: 'fre' } } },
  'secret-in-content': { 'personas/a.json': { content: { apiKey: 'live_1' } } },
  'page-syntax': page('a {user.}'),
  'front-matter-syntax': page('---\ngroups: [admin\n---\n'),
  'expression-outside': page('a {user.plan + 1}'),
  'expression-in-markdown': page('a {user.plan}', 'page.md'),
  'sample-braces': page('```sh user\n{user.plan\n```'),
  'gate-misspelt': page('---\ngroup: [admin]\n---\n'),
  'html-dropped': {
    'hugo.toml': '',
    'content/a.md': '<p data-bookplate-groups="admin">a</p>',
  },
  'unknown-member': page("a {user.plna ?? 'x'}"),
  'unknown-name': page('a {firstName}'),
  'unknown-value': page("a {user.plan === 'pro' && 'x'}"),
  'groups-shape': page('---\ngroups: admin\n---\n'),
  'group-name': page("---\ngroups: ['ad min']\n---\n"),
  'groups-empty': page('---\ngroups: []\n---\n'),
  'groups-conflict': page('---\ngroups: { any: [admin], none: [admin] }\n---\n'),
  'groups-anonymous': page('---\ngroups: { none: [anonymous, admin] }\n---\n'),
  'spec-gate': {
    'docusaurus.config.js':
      "export default { plugins: [['docusaurus-plugin-openapi-docs', { config: { api: { specPath: 'openapi.yaml' } } }]] };",
    'openapi.yaml':
      'openapi: 3.1.0\ninfo: {title: a, version: "1"}\npaths: {/a: {X-Groups: [admin]}}',
  },
  'unknown-group': page('---\ngroups: [amdin]\n---\n'),
  'gated-home': page(gated, 'index.mdx'),
  'gated-link': { ...page(gated, 'admin.mdx'), ...page('[a](/admin)') },
  'duplicate-path': { ...page('', 'a.mdx'), ...page('', 'a/index.mdx') },
  'shows-nothing': page('a {user.plan}'),
  throws: {
    'astro.config.mjs': 'export {',
    'docusaurus.config.js': 'module.exports = {}',
    'docs/a.mdx': '{user.plan.toFixed(200)}',
    'personas/a.json': { content: { plan: 1 } },
  },
};

test.each(Object.entries(mistakes))('finds %s', async (code, files) => {
  const config = 'hugo.toml' in files ? {} : { 'astro.config.mjs': '' };
  const folder = writeSite({ ...config, 'bookplate.json': bookplate, ...files });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const found: string[] = [];
  for await (const event of lint({ folder, isNamed: false }))
    if (event.type === 'finding') found.push(event.finding.code);
  expect(found).toContain(code);
});
