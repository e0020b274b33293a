import { expect, test } from 'vitest';
import { corsMissing } from './cors-missing.ts';

test.each(['origin-not-allowed', ''])(
  'says to check the URL of the docs first where none load (refusal "%s")',
  (refusal) => {
    const context = {
      docsOrigin: 'https://dosc.foo.com',
      apiUrl: 'https://dash.foo.com/api/user',
      stack: 'unknown' as const,
    };
    const fixFor = (...codes: string[]): string =>
      corsMissing.explain({ status: 403, signedIn: false, refusal }, { ...context, codes }).fix;
    expect(fixFor('cors-missing')).toMatch(/^(Add the docs origin|Apply CORS first)/);
    expect(fixFor('cors-missing', 'docs-unreachable')).toMatch(
      /^Check the URL of the docs first: https:\/\/dosc\.foo\.com does not load\. If it is right: (Add the docs origin|Apply CORS first)/,
    );
  },
);
