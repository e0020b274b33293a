import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/starlight';
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
});
