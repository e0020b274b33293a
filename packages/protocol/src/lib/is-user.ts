import { isFiniteNumber, isPlaygroundValue, isRecord, smallestMilliseconds } from './read-user.ts';
import { groupNamePattern, playgroundPlaces, type User, userLimits } from './user.ts';

/**
 * Whether a value is a User: exactly when {@link readUser} finds no issue, at a third of its size, for the script in
 * the page, which has to know and need not say why.
 *
 * @param value what a JSON parser returned
 * @returns true if it is one; it may still have unknown fields
 */
export function isUser(value: unknown): value is User {
  if (!isRecord(value)) return false;
  const { expiresAt, groups, content, apiPlaygroundInputs: inputs } = value;
  return (
    isAbsentOr(
      expiresAt,
      isFiniteNumber(expiresAt) && expiresAt > 0 && expiresAt < smallestMilliseconds,
    ) &&
    isAbsentOr(
      groups,
      Array.isArray(groups) && groups.length <= userLimits.groups && groups.every(isGroupName),
    ) &&
    isAbsentOr(
      content,
      isRecord(content) && Object.keys(content).length <= userLimits.contentKeys,
    ) &&
    isAbsentOr(
      inputs,
      isRecord(inputs) &&
        playgroundPlaces.every((place) => {
          const values = inputs[place];
          return isAbsentOr(
            values,
            isRecord(values) &&
              Object.values(values).every(
                (one) =>
                  isPlaygroundValue(one, place) &&
                  String(one).length <= userLimits.playgroundValueCharacters,
              ),
          );
        }),
    )
  );
}

function isAbsentOr(value: unknown, isRight: boolean): boolean {
  return value === undefined || value === null || isRight;
}

function isGroupName(value: unknown): boolean {
  return typeof value === 'string' && groupNamePattern.test(value);
}
