import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const companies = [
  ['acme', 'http://docs.acme.localhost:4311'],
  ['initech', 'http://initech.localhost:4330/docs'],
] as const;

test.each(companies)(
  'built pages of %s lead back to themselves after signing in, without JavaScript',
  (company, site) => {
    const dist = join(import.meta.dirname, `../../examples/${company}/docs/dist`);
    const files = globSync('**/index.html', { cwd: dist });
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const page = readFileSync(join(dist, file), 'utf8');
      const links = [...page.matchAll(/<a\b[^>]*data-bookplate-link="login"[^>]*>/g)].map(
        ([link]) => /href="([^"]*)"/.exec(link)?.[1] ?? '',
      );
      expect(links.length, file).toBeGreaterThan(0);
      expect(page, file).not.toContain('{returnTo}');
      const address = `${site}/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
      for (const link of links)
        expect(new URL(link.replaceAll('&#38;', '&')).searchParams.get('next')).toBe(address);
    }
  },
);
