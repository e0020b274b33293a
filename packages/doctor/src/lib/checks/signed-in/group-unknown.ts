import { readUser } from '@bookplate/protocol';
import type { Check } from '../../check.ts';
import { signedInValue } from '../../signed-in-value.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { invalidUser } from './invalid-user.ts';
import { sessionNotRecognised } from './session-not-recognised.ts';

interface Args {
  /** `nearest` is a group of the docs with almost the same name, or empty. */
  readonly unknown: readonly { readonly group: string; readonly nearest: string }[];
  readonly docsGroups: readonly string[];
}

/**
 * Groups are case-sensitive: `Admin` does not open what is for `admin`. A group that the docs do not name can be right, the
 * dashboard has its own uses for groups. A near match is a mistake, and so is a reader without any group of the docs.
 */
export const groupUnknown: Check<'group-unknown', Args> = {
  code: 'group-unknown',
  step: 'dashboard',
  needs: ['cookie', 'docsGroups'],
  unless: [...unanswered, sessionNotRecognised, invalidUser],
  async find(context) {
    const { api, docsGroups = [] } = context.setup;
    const groups = readUser(await signedInValue(context)).user.groups ?? [];
    const unknown = groups.filter((group) => !docsGroups.includes(group));
    const hasNone = unknown.length === groups.length && groups.length > 0;
    const found = unknown
      .map((group) => ({ group, nearest: nearestOf(group, docsGroups) }))
      .filter(({ nearest }) => hasNone || nearest !== '');
    if (found.length === 0) return [];
    const args = { unknown: found.slice(0, 10), docsGroups: docsGroups.slice(0, 20) };
    return [{ severity: 'warning', where: api.href, args }];
  },
  explain: ({ unknown, docsGroups }) => ({
    title: `The docs do not name the group ${unknown.map(({ group }) => JSON.stringify(group)).join(', ')}`,
    meaning: `${unknown
      .filter(({ nearest }) => nearest !== '')
      .map(
        ({ group, nearest }) => `${JSON.stringify(group)} is almost ${JSON.stringify(nearest)}. `,
      )
      .join('')}The docs name ${docsGroups.join(', ')}. Group names are case-sensitive.`,
    fix: 'Use the same names in getUser and in the docs.',
    paste: `groups: ${JSON.stringify([...new Set(unknown.map(({ group, nearest }) => nearest || group))])}`,
  }),
};

/** Short names are similar by chance (`pro`, `org`), so only the spelling counts: `Admins` and `admin`. */
function nearestOf(group: string, docsGroups: readonly string[]): string {
  return docsGroups.find((known) => plain(known) === plain(group)) ?? '';
}

function plain(group: string): string {
  return group
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')
    .replace(/s$/, '');
}
