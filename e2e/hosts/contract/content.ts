import type { Gate } from '@bookplate/protocol';

/**
 * The content of the site that every docs host builds for the contract, in Markdown as authors write it. It is below
 * `/docs/`. What only readers in the group `admin` may see has a word that nothing else has.
 */
export interface ContractPage {
  readonly slug: string;
  readonly title: string;
  readonly groups?: readonly string[] | Gate;
  readonly description?: string;
  /** MDX without front matter and without the title. */
  readonly body: string;
}

export const base = '/docs/';

/** Is in gated text only. */
export const gatedWord = /pageword|blockword|descriptionword|contractword/;

/** A sentence of the gated page. */
export const gatedSentence = 'Seats are bought by the owner of the account';

/** At the end of the guide, where a host runs JavaScript that is not in our grammar. */
export const clientExpression =
  '\n<p id="live">{user.plan.toUpperCase() ?? \'NO PLAN\'} in capitals</p>\n';

/** In the order of the navigation. */
export const contractPages: readonly ContractPage[] = [
  {
    slug: '',
    title: 'Home',
    body: `<p id="greeting">Hello, {user.firstName ?? 'reader'}</p>

{user.plan === 'enterprise' ? <b id="enterprise">Your SLA</b> : <b id="others">Upgrade</b>}

<Groups any={['admin']}>

## Only for admins

<b id="block">A blockword for admins</b>

</Groups>

<Groups none={['admin']}>

<b id="offer">An offer for others</b>

</Groups>

## Set up for {user.firstName ?? 'you'}

The end.
`,
  },
  {
    slug: 'guide',
    title: 'Guide',
    body: `\`\`\`sh user
curl -H "X-API-Key: {playground.header['X-API-Key'] ?? 'YOUR_KEY'}" https://api.foo.com
\`\`\`
`,
  },
  {
    slug: 'admin-guide',
    title: 'Admin guide',
    groups: ['admin'],
    description: 'How the descriptionword is bought.',
    body: `## Seats

${gatedSentence}, and by nobody else; this is the pageword.
`,
  },
  {
    slug: 'plans',
    title: 'Plans',
    body: 'All plans have everything.\n',
  },
  {
    slug: 'upgrade',
    title: 'Upgrade',
    groups: { none: ['admin'] },
    description: 'How to upgrade.',
    body: '<p id="card">A card is enough to upgrade; this is the openword.</p>\n',
  },
  // Takes the place of the page before it.
  {
    slug: 'contract',
    title: 'Contract',
    groups: ['admin'],
    body: 'Signed by both sides once a year; this is the contractword.\n',
  },
];

/**
 * @param page of the site
 * @returns the page with front matter, as hosts with files of Markdown have it
 */
export function toMarkdown({ title, groups, description, body }: ContractPage): string {
  const gate = groups ? `groups: ${JSON.stringify(groups)}\n` : '';
  const about = description === undefined ? '' : `description: ${description}\n`;
  return `---\ntitle: ${title}\n${gate}${about}---\n\n${body}`;
}

/** Of no server: what is built with them is moved to where it is served. */
export const builtFor = {
  docsUrl: 'http://docs.site.localhost',
  apiUrl: 'http://dash.site.localhost/user-info',
};

/** What every site has beside its pages. */
export const settingsFiles: Readonly<Record<string, string>> = {
  'bookplate.json': JSON.stringify({
    apiUrl: builtFor.apiUrl,
    loginUrl: `${new URL(builtFor.apiUrl).origin}/login?next={returnTo}`,
    docsOrigin: builtFor.docsUrl,
  }),
  'personas/admin.json':
    '{ "groups": ["admin"], "content": { "firstName": "Grace", "plan": "enterprise" } }',
};
