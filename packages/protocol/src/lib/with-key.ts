import { parseJson } from './parse-json.ts';
import { type PlaygroundFields, type PlaygroundInputs, playgroundPlaces } from './user.ts';

/**
 * The values to use with one of the reader's keys: those for every request, and over them the key's own. Null
 * values are left out of both, so that a key without a value has that of every request.
 *
 * @param inputs the `apiPlaygroundInputs` of a User
 * @param name of a key; without one of that name, the first is used
 * @returns the values by place and name, without `keys`; with none to choose from, those of every request
 */
export function withKey(
  inputs: PlaygroundInputs | null | undefined,
  name?: string,
): PlaygroundFields {
  // A replacer that returns undefined leaves the field out (ECMA-262 §25.5.2.2).
  const text = JSON.stringify(inputs, (_, value: unknown) => value ?? undefined);
  const { keys, ...common } = (parseJson(text) ?? {}) as PlaygroundInputs;
  const key = keys?.find((one) => one.name === name) ?? keys?.[0];
  if (!key) return common;
  return Object.fromEntries(
    playgroundPlaces.map((place) => [place, { ...common[place], ...key[place] }]),
  );
}
