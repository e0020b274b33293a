import { withBookplate } from '@bookplate/vitepress';
import { defineConfig } from 'vitepress';

export default withBookplate(
  defineConfig({
    title: 'Globex docs',
    description: 'How to use Globex.',
    base: '/docs/',
    sitemap: { hostname: 'http://docs.site.localhost/docs/' },
    themeConfig: {
      search: { provider: 'local' },
      nav: [
        { text: 'Guide', link: '/guide/start' },
        { text: 'Admin', link: '/admin-guide' },
        {
          text: 'More',
          items: [
            { text: 'Samples', link: '/samples' },
            { text: 'Audit log', link: '/guide/audit-log' },
          ],
        },
      ],
      sidebar: [
        { text: 'Home', link: '/' },
        { text: 'Start', link: '/guide/start' },
        { text: 'Admin guide', link: '/admin-guide' },
        { text: 'Samples', link: '/samples' },
        {
          text: 'Administration',
          items: [
            { text: 'Audit log', link: '/guide/audit-log' },
            { text: 'Secret plans', link: '/guide/nobody' },
          ],
        },
        {
          text: 'Audit reports',
          link: '/guide/audit-log',
          items: [{ text: 'Parts', link: '/parts' }],
        },
      ],
      editLink: { pattern: 'https://git.example.com/docs/:path' },
      outline: [2, 3],
    },
  }),
);
