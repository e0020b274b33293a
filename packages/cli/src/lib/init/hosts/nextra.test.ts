import { expect, test } from 'vitest';
import { editNextraLayout } from './nextra.ts';

const layout = (
  head: string,
): string => `import { Footer, Layout, Navbar } from 'nextra-theme-docs';
import { Head } from 'nextra/components';

export default async function RootLayout({ children }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      ${head}
      <body>{children}</body>
    </html>
  );
}
`;

test.each([
  ['<Head />', '<Head><BookplateHead /></Head>'],
  ['<Head faviconGlyph="✦" />', '<Head faviconGlyph="✦"><BookplateHead /></Head>'],
  [
    '<Head\n      // Your options\n      >\n        <meta name="a" />\n      </Head>',
    '<Head\n      // Your options\n      >\n        <BookplateHead />\n        <meta name="a" />\n      </Head>',
  ],
  // As the guide of Nextra has it.
  [
    '<Head>\n        {/* Your additional tags should be passed as `children` of `<Head>` element */}\n      </Head>',
    '<Head>\n        <BookplateHead />\n        {/* Your additional tags should be passed as `children` of `<Head>` element */}\n      </Head>',
  ],
])('adds the tags to the head: %s', (before, after) => {
  const edited = editNextraLayout(layout(before));
  const text = edited.kind === 'change' ? edited.text : '';
  expect(text).toContain(after);
  expect(text).toContain("import { BookplateHead } from '@bookplate/next/react';");
  expect(editNextraLayout(text)).toEqual({ kind: 'done' });
});

test('prints what to write where it does not know the head', () => {
  expect(editNextraLayout(layout('<head />'))).toEqual({
    kind: 'paste',
    paste: expect.stringContaining('<BookplateHead />'),
  });
});
