import { nearestName, playgroundPlaces, readUser } from '@bookplate/protocol';
import type { Check } from '../check.ts';
import { signedInValue } from './signed-in-value.ts';
import { unanswered } from './unanswered.ts';

/** A value for a field that the API reference does not have is filled in nowhere, and nobody is told. */
export const playgroundInputUnknown: Check<'playground-input-unknown'> = {
  code: 'playground-input-unknown',
  step: 'dashboard',
  needs: ['cookie', 'spec'],
  unless: [...unanswered, 'session-not-recognised', 'invalid-user'],
  async find(visit) {
    const { api, spec } = visit.setup;
    const inputs = readUser(await signedInValue(visit)).user.apiPlaygroundInputs;
    const unknown = playgroundPlaces.flatMap((place) => {
      const names = spec?.names[place] ?? [];
      const given = [inputs, ...(inputs?.keys ?? [])].flatMap((one) =>
        Object.keys(one?.[place] ?? {}),
      );
      return [...new Set(given)]
        .filter((name) => !names.some((known) => isSameField(place, known, name)))
        .map((name) => ({ place, name, nearest: nearestName(name, names) ?? '' }));
    });
    return unknown.length === 0
      ? []
      : [{ severity: 'warning', where: api.href, args: { unknown: unknown.slice(0, 10) } }];
  },
};

/** Names of headers have no case (RFC 9110 §5.1). */
function isSameField(place: string, one: string, other: string): boolean {
  return place === 'header' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
