import starlight from '@astrojs/starlight';
import { scalarBundle } from '@bookplate-examples/company/scalar-bundle';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'http://docs.acme.localhost:4311',
  vite: scalarBundle,
  integrations: [
    starlight({
      title: 'Acme docs',
      plugins: [bookplate()],
      sidebar: [
        { label: 'Welcome', link: '/' },
        { label: 'Quickstart', link: '/quickstart/' },
        { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
        { label: 'Reference', items: [{ autogenerate: { directory: 'reference' } }] },
        { label: 'Admin guide', link: '/admin-guide/' },
      ],
    }),
  ],
});
