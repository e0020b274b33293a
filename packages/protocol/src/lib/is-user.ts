import { isAbsentOr, isDisplayData } from './is-display-data.ts';
import { isPlaygroundKeyName, isPlaygroundValue, isRecord } from './read-user.ts';
import { playgroundPlaces, type User, userLimits } from './user.ts';

/**
 * Whether a value is a User: exactly when {@link readUser} finds no issue, at a third of its size, for the script in
 * the page, which has to know and need not say why.
 *
 * @param value what a JSON parser returned
 * @returns true if it is one; it may still have unknown fields
 */
export function isUser(value: unknown): value is User {
  if (!isDisplayData(value)) return false;
  const inputs: unknown = value.apiPlaygroundInputs;
  return isAbsentOr(
    inputs,
    isRecord(inputs) &&
      hasPlaygroundFields(inputs) &&
      isAbsentOr(inputs['keys'], isKeys(inputs['keys'])),
  );
}

function hasPlaygroundFields(inputs: Record<string, unknown>): boolean {
  return playgroundPlaces.every((place) => {
    const values = inputs[place];
    return isAbsentOr(
      values,
      isRecord(values) &&
        Object.values(values).every((one) =>
          isAbsentOr(
            one,
            isPlaygroundValue(one, place) &&
              String(one).length <= userLimits.playgroundValueCharacters,
          ),
        ),
    );
  });
}

function isKeys(keys: unknown): boolean {
  return (
    Array.isArray(keys) &&
    keys.length <= userLimits.keys &&
    keys.every(
      (key: unknown) =>
        isRecord(key) && isPlaygroundKeyName(key['name']) && hasPlaygroundFields(key),
    ) &&
    new Set(keys.map(({ name }: { name: string }) => name)).size === keys.length
  );
}
