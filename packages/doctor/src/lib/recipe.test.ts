import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recipe, type RecipeTitle } from './recipe.ts';
import { stacks } from './stack.ts';

const titles: readonly RecipeTitle[] = [
  'Mount the Info API',
  'Mount the Info API above sign-in and CORS',
  'Exclude the Info API from other settings',
  'Allow only the docs',
  'Let the docs read every answer',
  'Send Vary and Cache-Control',
  'Answer 401 to anonymous readers',
  'Remove a header',
  'Set and delete the sign-in hint',
  'Do not renew the session',
  'Compute expiresAt',
  'Omit Secure in development',
];

test.each(stacks)('every recipe for %s has the addresses of the set-up', (stack) => {
  const context = { docsOrigin: 'https://d.acme.dev', apiUrl: 'https://x.acme.dev/me', stack };
  for (const title of titles) {
    const found = recipe(context, title);
    expect(found ?? '').not.toMatch(/foo\.com|api\/docs/);
    expect(found ?? 'none').toMatch(/\w/);
  }
});

test.each(stacks)('the file for %s has no heading that no check knows', (stack) => {
  const text = readFileSync(new URL(`../../recipes/${stack}.md`, import.meta.url), 'utf8');
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(headings).not.toEqual([]);
  for (const heading of headings) expect(titles).toContain(heading);
});

test.each([
  ['django', 'django/server.py'],
  ['rails', 'rails/server.rb'],
  ['laravel', 'laravel/server.php'],
] as const)(
  'the recipe for %s mounts the Info API as the example that is run',
  (stack, example) => {
    const file = new URL(`../../../../examples/endpoints/${example}`, import.meta.url);
    const lines = new Set(readFileSync(file, 'utf8').split('\n').map(withoutIndent));
    const context = {
      docsOrigin: 'http://docs.acme.localhost:4311',
      apiUrl: 'http://dash.acme.localhost:4310/api/docs/user-info',
      stack,
    };
    const [mounted, above] = titles.slice(0, 2).map((title) => recipe(context, title));
    expect(above).toBe(mounted);
    const code = (mounted ?? '').split('\n').filter((line) => !/^(#|\/\/)|…/.test(line.trim()));
    expect(code.length).toBeGreaterThan(4);
    for (const line of code) expect(lines).toContain(withoutIndent(line));
  },
);

function withoutIndent(line: string): string {
  return line.trim();
}
