import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recipe, type RecipeTitle } from './recipe.ts';
import { stacks } from './stack.ts';

const titles: readonly RecipeTitle[] = [
  'Mount the Info API',
  'Mount the Info API above sign-in and CORS',
  'Exclude the Info API from other settings',
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
