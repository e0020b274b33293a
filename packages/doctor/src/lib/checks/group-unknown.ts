import { readUser } from '@bookplate/protocol';
import type { Check } from '../check.ts';
import { signedInValue } from './signed-in-value.ts';
import { unanswered } from './unanswered.ts';

/**
 * Groups are compared letter by letter: `Admin` opens nothing that is for `admin`. A group that no page names is no
 * mistake by itself, the dashboard has its own reasons for it; one that almost has the name of another is, and so is a
 * reader of whose groups the docs know none.
 */
export const groupUnknown: Check<'group-unknown'> = {
  code: 'group-unknown',
  step: 'dashboard',
  needs: ['cookie', 'docsGroups'],
  unless: [...unanswered, 'session-not-recognised', 'invalid-user'],
  async find(visit) {
    const { api, docsGroups = [] } = visit.setup;
    const groups = readUser(await signedInValue(visit)).user.groups ?? [];
    const unknown = groups.filter((group) => !docsGroups.includes(group));
    const isStranger = unknown.length === groups.length && groups.length > 0;
    const found = unknown
      .map((group) => ({ group, nearest: nearestOf(group, docsGroups) }))
      .filter(({ nearest }) => isStranger || nearest !== '');
    if (found.length === 0) return [];
    return [
      {
        severity: 'warning',
        where: api.href,
        args: { unknown: found.slice(0, 10), docsGroups: docsGroups.slice(0, 20) },
      },
    ];
  },
};

/** Short names are near to each other by chance (`pro`, `org`), so only spelling counts: `Admins` and `admin`. */
function nearestOf(group: string, docsGroups: readonly string[]): string {
  return docsGroups.find((known) => plain(known) === plain(group)) ?? '';
}

function plain(group: string): string {
  return group
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')
    .replace(/s$/, '');
}
