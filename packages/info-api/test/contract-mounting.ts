import { describe, expect, test } from 'vitest';
import type { PlatformOptions, RunningPlatform } from './contract.ts';
import { send, type WireAnswer } from './http.ts';

const docsOrigin = 'https://docs.foo.com';

/**
 * Holds one way of mounting the Info API below the prefix `/api` to the rule for all of them: `path` is the whole path or
 * the part after the prefix, and there is one address.
 *
 * @param how it is mounted, in words
 * @param start starts a server of which the Info API is below the prefix
 * @param paths the spellings of `path` that this way has; a framework without the option has one
 */
export function describeMounting(
  how: string,
  start: (options: PlatformOptions, prefix: string) => Promise<RunningPlatform>,
  paths: readonly string[] = ['/docs/user-info', '/api/docs/user-info'],
): void {
  describe(`Info API below a prefix, ${how}`, () => {
    test.each(paths)('with the path %s it is at one address', async (path) => {
      const running = await start(
        {
          path,
          docsOrigins: [docsOrigin],
          onError: () => {},
          getUser: (cookie) => (cookie === 'sid=ada' ? { content: { firstName: 'Ada' } } : null),
        },
        '/api',
      );
      const get = (target: string): Promise<WireAnswer> =>
        send(running.port, { path: target, headers: { origin: docsOrigin, cookie: 'sid=ada' } });
      const here = [await get('/api/docs/user-info'), await get('/api/docs/user-info?path=/x')];
      const elsewhere = [];
      for (const target of [
        '/docs/user-info',
        '/api/docs/user-info/',
        '/api/docs/user-info/x',
        '/api/Docs/user-info',
        '/api//docs/user-info',
        '/api/api/docs/user-info',
        '/other/docs/user-info',
        '/api',
        '/',
      ])
        elsewhere.push([target, (await get(target)).status]);
      await running.close();
      for (const answer of here) {
        expect([answer.status, answer.body]).toEqual([200, '{"content":{"firstName":"Ada"}}']);
        expect(answer.all('access-control-allow-origin')).toEqual([docsOrigin]);
      }
      expect(elsewhere).toEqual(elsewhere.map(([target]) => [target, 404]));
    });
  });
}
