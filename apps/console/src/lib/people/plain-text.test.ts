import { expect, test } from 'vitest';
import { isPlainText } from './plain-text.ts';

test.each(['Foo docs', 'Ωmega', '文档', 'مستندات', 'نام‌ها', '👩‍💻', 'Cafe\u0301'])(
  'takes %j',
  (text) => {
    expect(isPlainText(text)).toBe(true);
  },
);

test.each([
  '\u200B',
  '\u200B\u200C\u200D\u2060\uFEFF',
  '\u00AD',
  // Letters and symbols by their category, and blank (Unicode, Default_Ignorable_Code_Point).
  '\u3164',
  '\u115F\u1160',
  '\uFFA0',
  '\u2800',
  '\u{E0061}\u{E0062}',
  '\u0301',
  '\u00A0',
  'Foo \u202Ecod.exe',
  'Foo\u200Fdocs',
  'Foo\u061Cdocs',
  'Foo\u2066docs',
  'Foo\u0000docs',
  'Foo\ndocs',
  'Foo\u0085docs',
  'Foo\u2028docs',
])('refuses %j', (text) => {
  expect(isPlainText(text)).toBe(false);
});
