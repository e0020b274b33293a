import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import {
  BookplateLive,
  BookplateReader,
  BookplateText,
  type ReactUser,
} from '@bookplate/docs/react';

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

test('the account menu holds both a link to log in and a name, and a link to log out where there is a page for it', () => {
  const render = (logoutUrl?: string): string =>
    renderToString(createElement(BookplateReader, { loginUrl: 'https://a.b/login', logoutUrl }));
  const [shown, shownWithLogout] = [render(), render('https://a.b/logout')];
  expect(shown).toContain(
    'href="https://a.b/login" data-bookplate-show="anonymous" data-bookplate-link="login">Log in</a>',
  );
  expect(shown).toMatch(
    /data-bookplate-show="identified">.*<bookplate-text .*>you<\/bookplate-text>/,
  );
  expect(shown).not.toContain('Log out');
  expect(shownWithLogout).toContain(
    'href="https://a.b/logout" data-bookplate-show="identified" data-bookplate-link="logout">Log out</a>',
  );
});
