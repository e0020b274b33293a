import { type PlaygroundFields, type PlaygroundInputs, playgroundPlaces } from './user.ts';

/**
 * The values to use with one of the reader's keys: those for every request, and over them the key's own.
 *
 * @param inputs the `apiPlaygroundInputs` of a User
 * @param name of a key; without one of that name, the first is used
 * @returns the values by place and name, without `keys`; with none to choose from, the same values
 */
export function withKey(
  inputs: PlaygroundInputs | null | undefined,
  name?: string,
): PlaygroundFields {
  const { keys, ...common } = inputs ?? {};
  const key = keys?.find((one) => one.name === name) ?? keys?.[0];
  if (!key) return common;
  return Object.fromEntries(
    playgroundPlaces.map((place) => [place, { ...common[place], ...key[place] }]),
  );
}
