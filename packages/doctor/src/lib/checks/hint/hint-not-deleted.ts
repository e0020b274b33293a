import type { Check } from '../../check.ts';
import { findHintLines } from '../../hint/hint-line.ts';
import { usedHint } from '../../hint/page-hint.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';

interface Args {
  /** `absent`: it sends no such cookie. `kept`: it sets one. `elsewhere`: it deletes one of another domain or path. */
  readonly why: 'absent' | 'kept' | 'elsewhere';
  /** With `elsewhere`: where the sign-in sets it, and what the sign-out deletes, such as `foo.com/`. */
  readonly set?: string;
  readonly deleted?: string;
}

/** A sign-out that leaves the hint: the next docs page shows the old reader until the answer has come. */
export const hintNotDeleted: Check<'hint-not-deleted', Args> = {
  code: 'hint-not-deleted',
  step: 'dashboard',
  needs: ['signOutCookies'],
  unless: [...noPage, scriptMissing],
  async find(context) {
    const { docs, signInCookies = [], signOutCookies = [] } = context.setup;
    const page = await usedHint(context);
    const found = (args: Args) => [{ severity: 'warning', where: docs.href, args }] as const;
    const hints = findHintLines(signOutCookies);
    if (hints.length === 0) return found({ why: 'absent' });
    const deletions = hints.filter(({ isDeletion }) => isDeletion);
    if (deletions.length === 0) return found({ why: 'kept' });
    // Browsers delete the cookie of the same name, domain and path (RFC 6265bis §5.7).
    const [set] = findHintLines(signInCookies);
    const wanted = placeOf(set ?? { domain: page.domain, path: '/' });
    const places = deletions.map(placeOf);
    return places.includes(wanted)
      ? []
      : found({ why: 'elsewhere', set: wanted, deleted: places.join(', ') });
  },
  explain: ({ why, set = '', deleted = '' }, context) => ({
    title: {
      absent: 'The sign-out does not delete the sign-in hint',
      kept: 'The sign-out sets a sign-in hint, expected one that is deleted',
      elsewhere: `The sign-out deletes the sign-in hint of ${deleted}, expected that of ${set}`,
    }[why],
    meaning:
      'The next docs page shows the reader who has signed out, until the answer has come. Browsers delete a cookie only by the same name, domain and path.',
    fix: 'Delete the hint in the sign-out, with the domain and the path with which it was set.',
    paste: recipeOrGeneric(context, 'Set and delete the sign-in hint'),
  }),
};

function placeOf({
  domain,
  path,
}: {
  readonly domain: string | undefined;
  readonly path: string | undefined;
}): string {
  return `${domain ?? 'the host alone'}${path ?? ''}`;
}
