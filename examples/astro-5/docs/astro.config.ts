import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/docs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [
    starlight({
      title: 'Every feature',
      pagefind: false,
      plugins: [bookplate()],
      sidebar: [
        { label: 'Home', link: '/' },
        { label: 'Words', items: ['text', 'code'] },
        { label: 'For admins', items: ['admin/seats', { label: 'Deeper', items: ['admin/keys'] }] },
      ],
    }),
  ],
  // `@bookplate/docs` is linked, not installed: what it imports is to be found from here.
  vite: { resolve: { dedupe: ['astro', '@astrojs/starlight'] } },
});
