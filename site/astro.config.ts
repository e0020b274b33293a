import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { writeCodePages } from './build/code-pages.ts';
import { linksBelow } from './build/links.ts';
import { writeReferencePages } from './build/reference-pages.ts';
import { twinsIntegration } from './build/twins.ts';
import { sidebar } from './build/sidebar.ts';

/** GitHub Pages serves the site below the name of the repository. */
const isPages = process.env['BOOKPLATE_ENV'] === 'pages';
const site = isPages ? 'https://bookplate.github.io' : 'http://docs.bookplate.localhost:4340';
const base = isPages ? '/bookplate' : '';

// Before Astro reads the pages.
const pages = fileURLToPath(new URL('./src/content/docs', import.meta.url));
writeCodePages(pages);
await writeReferencePages(pages);

export default defineConfig({
  site,
  base: base || '/',
  markdown: {
    processor: satteri({
      mdastPlugins: [linksBelow(base)],
      // Quotes stay as they are: in <code>, readers copy them.
      features: { smartPunctuation: false },
    }),
  },
  integrations: [
    twinsIntegration(),
    starlight({
      title: 'Bookplate',
      description: 'Docs that recognise readers who are already signed in to your product.',
      logo: { src: './src/assets/logo.svg' },
      head: [
        // A picture of social.svg, 1200 by 630: networks show no SVG.
        {
          tag: 'meta',
          attrs: { property: 'og:image', content: `${site}${base}/social.png` },
        },
      ],
      // Commands are read to their end before they are copied.
      expressiveCode: { defaultProps: { overridesByLang: { sh: { wrap: true } } } },
      customCss: ['./src/styles/site.css'],
      plugins: [bookplate()],
      sidebar,
    }),
  ],
});
