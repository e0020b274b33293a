import { afterEach, expect, test, vi } from 'vitest';
import { warnOfPrefill } from './warn-of-prefill.ts';

const warn = vi.spyOn(console, 'warn').mockReturnValue();
afterEach(() => {
  warn.mockClear();
  vi.unstubAllEnvs();
});
const unknown = (place: 'header' | 'path', name: string) =>
  ({ code: 'unknown-field', place, name }) as const;

test('says once what the API has no place for, and nothing of what another operation may have', () => {
  const nearest = { place: 'header', name: 'X-API-Key' } as const;
  const warnings = [{ ...unknown('header', 'X-Api-Key'), nearest }, unknown('path', 'accountId')];
  warnOfPrefill({ warnings });
  warnOfPrefill({ warnings });
  expect(warn.mock.calls).toEqual([
    [
      expect.stringMatching(
        /^\[bookplate\] header\.X-Api-Key: .*did you mean header\.X-API-Key\?$/,
      ),
    ],
  ]);
});

test('says nothing in production', () => {
  vi.stubEnv('NODE_ENV', 'production');
  warnOfPrefill({ warnings: [unknown('header', 'Other')] });
  expect(warn).not.toHaveBeenCalled();
});
