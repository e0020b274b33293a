import { nearestName, type PlaygroundPlace, playgroundPlaces, readUser } from '@bookplate/protocol';
import type { Check } from '../../check.ts';
import { signedInValue } from '../../signed-in-value.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { invalidUser } from './invalid-user.ts';
import { sessionNotRecognised } from './session-not-recognised.ts';

interface Args {
  readonly unknown: readonly {
    readonly place: PlaygroundPlace;
    readonly name: string;
    /** A field with almost the same name, or empty. */
    readonly nearest: string;
  }[];
}

/** A value for a field that the API reference does not have fills nothing, without an error. */
export const playgroundInputUnknown: Check<'playground-input-unknown', Args> = {
  code: 'playground-input-unknown',
  step: 'dashboard',
  needs: ['cookie', 'spec'],
  unless: [...unanswered, sessionNotRecognised, invalidUser],
  async find(context) {
    const { api, spec } = context.setup;
    const inputs = readUser(await signedInValue(context)).user.apiPlaygroundInputs;
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
  explain: ({ unknown }) => ({
    title: `The API reference has no field ${unknown.map(({ place, name }) => `${name} (${place})`).join(', ')}`,
    meaning:
      'The playground fills values by exact name into security schemes (header, query, cookie), path parameters and server variables. A value of another name fills nothing.',
    fix: 'Name the value like the field in the OpenAPI document, or add the security scheme to the document.',
    paste: unknown
      .map(
        ({ place, name, nearest }) =>
          `apiPlaygroundInputs.${place}[${JSON.stringify(nearest || name)}]`,
      )
      .join('\n'),
  }),
};

/** Names of headers are case-insensitive (RFC 9110 §5.1). */
function isSameField(place: string, one: string, other: string): boolean {
  return place === 'header' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
