import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { BookplateLive, BookplateText, type ReactUser } from './react.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('puts the fallback into the HTML as text', () => {
  const element = createElement(BookplateText, { value: 'user.a', fallback: '<b> & "c"' });
  expect(renderToString(element)).toBe(
    '<bookplate-text value="user.a">&lt;b> &amp; "c"</bookplate-text>',
  );
});

test('renders nobody on the server, and holds the place for a reader who is remembered', () => {
  const value = (user: ReactUser): string => `Hello ${user ? 'reader' : 'nobody'}`;
  expect(renderToString(createElement(BookplateLive, { value }))).toBe(
    '<bookplate-live data-bookplate-hold="">Hello nobody</bookplate-live>',
  );
});

const fail = (): never => {
  throw new Error('no such thing');
};

test('ends the build when an expression fails for nobody', () => {
  expect(() => renderToString(createElement(BookplateLive, { value: fail }))).toThrow(
    'no such thing',
  );
});

test('shows nothing and tells the console when an expression fails in the browser', () => {
  const reportError = vi.fn();
  vi.stubGlobal('window', {});
  vi.stubGlobal('reportError', reportError);
  expect(renderToString(createElement(BookplateLive, { value: fail }))).toContain(
    '></bookplate-live>',
  );
  expect(reportError).toHaveBeenCalledWith(expect.objectContaining({ message: 'no such thing' }));
});
