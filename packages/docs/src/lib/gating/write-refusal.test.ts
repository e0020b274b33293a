import { expect, test } from 'vitest';
import { writeRefusal } from './write-refusal.ts';

test('a page that anonymous readers see says nothing to them without JavaScript', () => {
  expect(writeRefusal(['*', '!pro'], '/login')).toContain('data-bookplate-anonymous="hidden"');
});

test('leaves the URL of the link as it is', () => {
  const html = writeRefusal(['admin'], "https://dash.foo.com/login?a=$&b=$'&c=$$");
  expect(html).toContain(`href="https://dash.foo.com/login?a=$&amp;b=$'&amp;c=$$"`);
});
