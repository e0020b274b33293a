import { expect, test } from 'vitest';
import { examineFixture } from '../../../../test/company.ts';

test.each([
  ['/docs/', 'warning', (origin: string) => `${origin}/docs/`],
  ['https://docs.other.com/a?b#c', 'error', () => 'https://docs.other.com/a'],
] as const)(
  'treats a page that refreshes to %s at once as a redirect',
  async (to, severity, location) => {
    const { findings, company } = await examineFixture({
      page: () =>
        `<!doctype html><meta http-equiv="refresh" content="0; url=${to}"><a href="${to}">Docs</a>`,
    });
    const found = location(new URL(company.docsUrl).origin);
    expect(findings).toMatchObject([
      { code: 'docs-url-moved', severity, args: { status: 200, location: found } },
    ]);
  },
);
