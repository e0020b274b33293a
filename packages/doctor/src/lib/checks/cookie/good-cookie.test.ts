import { expect, test } from 'vitest';
import { followCookie } from '../../cookie/travel.ts';
import { goodCookie } from './good-cookie.ts';

const places = {
  https: { docsUrl: 'https://docs.foo.com/', apiUrl: 'https://dash.foo.com/api/user' },
  'http on localhost': {
    docsUrl: 'http://docs.foo.localhost:1/',
    apiUrl: 'http://dash.foo.localhost:2/api/user',
  },
};

test.each(
  Object.entries(places).flatMap(([place, journey]) =>
    ['sid', '__Host-sid', '__Secure-sid'].map((name) => [place, name, journey] as const),
  ),
)(
  'over %s, every browser sends the line for %s, and the docs do not get it',
  (_, name, journey) => {
    const [header, line = ''] = goodCookie(name, journey).split(/: (.*)/);
    expect(header).toBe('Set-Cookie');
    const { stoppedBy, reachesDocs } = followCookie(line.replace('…', '1'), journey);
    expect(stoppedBy).toEqual({ chrome: undefined, firefox: undefined, safari: undefined });
    expect(reachesDocs).toBe(false);
  },
);
