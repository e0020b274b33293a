import { isFiniteNumber, isRecord, smallestMilliseconds } from './read-user.ts';
import { groupNamePattern, type User, userLimits } from './user.ts';

/**
 * Whether a value is a User as far as it may be stored in the browser: all but its `apiPlaygroundInputs`, which this does
 * not check. It is in a file of its own because the head script checks what was stored and nothing else.
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
    isAbsentOr(
      groups,
      Array.isArray(groups) && groups.length <= userLimits.groups && groups.every(isGroupName),
    ) &&
    isAbsentOr(content, isRecord(content) && Object.keys(content).length <= userLimits.contentKeys)
  );
}

/** Whether a field is missing or right. */
export function isAbsentOr(value: unknown, isRight: boolean): boolean {
  return value === undefined || value === null || isRight;
}

function isGroupName(value: unknown): boolean {
  return typeof value === 'string' && groupNamePattern.test(value);
}
