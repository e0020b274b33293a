import { isGroupList } from './group-name.ts';
import { isRecord } from './is-record.ts';
import {
  isFiniteNumber,
  isPlaygroundKeyName,
  isPlaygroundValue,
  smallestMilliseconds,
} from './read-user.ts';
import { playgroundPlaces, type User, userLimits } from './user.ts';

/**
 * Checks for a User: true exactly when {@link readUser} finds no issue. A third of its size, for the page's script, which
 * does not explain.
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

/**
 * Whether a value is a User as far as it may be kept in the browser: all but its `apiPlaygroundInputs`, of which this
 * says nothing. Apart, because the first script of a page looks into what was kept and at nothing else.
 *
 * @param value what a JSON parser returned
 * @returns true if `expiresAt`, `groups` and `content` are right
 */
export function isDisplayData(
  value: unknown,
): value is Omit<User, 'apiPlaygroundInputs'> & { readonly apiPlaygroundInputs?: unknown } {
  if (!isRecord(value)) return false;
  const { expiresAt, groups, content } = value;
  return (
    isAbsentOr(
      expiresAt,
      isFiniteNumber(expiresAt) && expiresAt > 0 && expiresAt < smallestMilliseconds,
    ) &&
    isAbsentOr(groups, isGroupList(groups)) &&
    isAbsentOr(content, isRecord(content) && Object.keys(content).length <= userLimits.contentKeys)
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

function isAbsentOr(value: unknown, isRight: boolean): boolean {
  return value === undefined || value === null || isRight;
}
