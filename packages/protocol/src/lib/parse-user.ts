import { readUser } from './read-user.ts';
import { UserFormatError } from './user-format-error.ts';
import type { User } from './user.ts';

/**
 * Reads a User, or throws with every issue.
 *
 * @param value any value
 * @returns the User, with the fields of the format only
 * @throws {UserFormatError} with every issue, each naming its path
 */
export function parseUser(value: unknown): User {
  const { user, issues } = readUser(value);
  if (issues.length > 0) throw new UserFormatError(issues);
  return user;
}
