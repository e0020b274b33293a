import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';

// A site as there are many, built with Bookplate and without.
export default defineConfig({
  site: 'http://docs.site.localhost',
  integrations: [
    starlight({
      title: 'Existing',
      description: 'A site that knows nothing of its reader.',
      head: [{ tag: 'meta', attrs: { name: 'user', content: '{user.name}' } }],
      customCss: ['./src/styles/own.css'],
      social: [{ icon: 'github', label: 'GitHub', href: 'https://github.com/user/user' }],
      pagefind: false,
      plugins: process.env['WITH_BOOKPLATE']
        ? [
            bookplate({
              apiUrl: 'http://dash.site.localhost/api/docs/user-info',
              loginUrl: 'http://dash.site.localhost/login?next={returnTo}',
              docsOrigin: 'http://docs.site.localhost',
            }),
          ]
        : [],
      sidebar: [
        { label: 'Home', link: '/' },
        { label: 'Guides', items: ['guides/components', 'guides/prose', 'guides/markdown'] },
        { label: 'Empty', items: [] },
      ],
    }),
  ],
});
