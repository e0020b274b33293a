import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** The pages in the order of a person's questions. */
export const sidebar: StarlightUserConfig['sidebar'] = [
  {
    label: 'First questions',
    items: ['what', 'for-me', 'start', 'agents'],
  },
  { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
  { label: 'Servers', items: [{ autogenerate: { directory: 'servers' } }] },
  { label: 'Moving over', items: [{ autogenerate: { directory: 'moving' } }] },
  { label: 'Reference', items: [{ autogenerate: { directory: 'reference' } }] },
  // Each code has a page. The list leads to them: in the sidebar, eighty entries would hide the others.
  { label: 'Codes', items: ['codes'] },
  { label: 'Contributors', items: ['contributing'] },
];
