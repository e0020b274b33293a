import type { Code, FindingArgs } from '@bookplate/lint';

/** An example of each finding of lint, from which the pages of the codes take their words. */
export const lintExamples: { readonly [C in Code]: FindingArgs[C] } = {
  'settings-invalid': {
    setting: 'refreshSecond',
    message: 'unknown setting; did you mean refreshSeconds?',
  },
  'schema-invalid': { message: 'type: expected a name of a type, found "strnig"' },
  'persona-not-json': { message: 'expected , or }' },
  'persona-invalid': { message: 'groups[0]: expected a name, found "a b"' },
  'persona-unknown-field': { field: 'firstName', nearest: undefined },
  'persona-outside-schema': { path: 'plan', message: 'expected one of free, enterprise' },
  'secret-in-content': { path: 'user.apiKey', field: 'apiKey', reason: 'name' },
  'page-syntax': { message: 'Expected a closing tag for <Groups>' },
  'front-matter-syntax': { message: 'bad indentation of a mapping entry' },
  'expression-outside': {
    message:
      "user.firstName.toUpperCase() is beyond what static hosts evaluate. Write {user.firstName ?? 'reader'}.",
  },
  'expression-in-markdown': {
    source: '{user.plan}',
    reason: 'inline code has no expressions',
    instead: 'Write <code>{user.plan}</code>.',
  },
  'sample-braces': { source: '{user.plan', reason: 'The closing brace is missing.' },
  'html-dropped': { source: '<div data-bookplate-groups="admin">' },
  'unknown-member': {
    path: 'user',
    member: 'firstNam',
    nearest: 'firstName',
    known: ['firstName', 'plan'],
    by: 'userSchema',
  },
  'unknown-name': { name: 'firstName', nearest: 'user.firstName' },
  'unknown-value': {
    path: 'user.plan',
    value: '"entreprise"',
    nearest: '"enterprise"',
    known: ['"free"', '"enterprise"'],
  },
  'gate-misspelt': { found: 'group:', write: "groups: ['admin']" },
  'groups-shape': { key: 'groups', found: 'the text "admin"', write: "['admin']" },
  'group-name': { found: 'admin ', trimmed: 'admin' },
  'groups-empty': {},
  'groups-conflict': { name: 'trial' },
  'groups-anonymous': { others: ['trial'] },
  'spec-gate': {
    pointer: '#/paths/~1seats/get/x-group',
    message: 'is almost the name of a gate, x-groups',
  },
  'unknown-group': { group: 'Admin', nearest: 'admin', known: ['admin', 'beta'], isListed: true },
  'gated-home': { groups: ['admin'] },
  'gated-link': { url: '/admin-guide/', groups: ['admin'] },
  'duplicate-path': { path: '/guides/', other: 'guides/index.mdx' },
  'shows-nothing': {
    source: 'user.plan',
    path: 'user.plan',
    kind: 'text',
    found: 'nothing',
    readers: [null],
  },
  throws: {
    source: 'user.seats.map(…)',
    message: 'user.seats is not iterable',
    readers: ['free-plan'],
  },
};
