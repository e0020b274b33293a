import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';
import { redirectTarget } from './redirect-target.ts';

/** A redirect to the same path in another form: http to https, `www`, a slash more or less. */
export const apiUrlMoved: Check<'api-url-moved'> = {
  code: 'api-url-moved',
  step: 'network',
  unless: ['api-unreachable', 'api-certificate', 'api-timeout'],
  async find({ setup: { api }, setup, answer }) {
    const response = await answer(askSignedOut(setup));
    const target = redirectTarget(response, api);
    if (!target || !isSamePage(target, api)) return [];
    const args = { status: response.status, location: target.href };
    return [{ severity: 'error', where: api.href, args }];
  },
};

/**
 * Whether two URLs name the same page in two forms.
 *
 * @param one where a redirect leads
 * @param other where it comes from
 * @returns true if the paths are equal but for a slash at the end and for case
 */
export function isSamePage(one: URL, other: URL): boolean {
  return plainPath(one) === plainPath(other);
}

function plainPath({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '').toLowerCase();
}
