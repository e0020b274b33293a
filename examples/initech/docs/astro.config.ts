import starlight from '@astrojs/starlight';
import { scalarBundle } from '@bookplate-examples/company/scalar-bundle';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'http://initech.localhost:4330',
  base: '/docs',
  vite: scalarBundle,
  integrations: [
    starlight({
      title: 'Initech docs',
      plugins: [bookplate()],
      sidebar: [
        { label: 'Welcome', link: '/' },
        { label: 'Quickstart', link: '/quickstart/' },
        { label: 'Reports', items: [{ autogenerate: { directory: 'reports' } }] },
        { label: 'Admin guide', link: '/admin-guide/' },
        { label: 'For admins', items: [{ autogenerate: { directory: 'admin' } }] },
      ],
    }),
  ],
});
