import starlight from '@astrojs/starlight';
import { scalarBundle } from '@bookplate-examples/company/scalar-bundle';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'http://globex.localhost:4321',
  base: '/docs',
  vite: scalarBundle,
  integrations: [
    starlight({
      title: 'Globex docs',
      plugins: [bookplate()],
      sidebar: [
        { label: 'Welcome', link: '/' },
        { label: 'Quickstart', link: '/quickstart/' },
        { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
        { label: 'Reference', items: [{ autogenerate: { directory: 'reference' } }] },
        { label: 'Admin guide', link: '/admin-guide/' },
        { label: 'Administration', items: [{ autogenerate: { directory: 'admin' } }] },
      ],
    }),
  ],
});
