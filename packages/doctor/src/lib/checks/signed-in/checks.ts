import { expiredUser } from './expired-user.ts';
import { groupUnknown } from './group-unknown.ts';
import { invalidUser } from './invalid-user.ts';
import { playgroundInputUnknown } from './playground-input-unknown.ts';
import { secretInContent } from './secret-in-content.ts';
import { sessionNotRecognised } from './session-not-recognised.ts';
import { signedInNotJson } from './signed-in-not-json.ts';

/** Is the answer to a signed-in reader a User that the docs can use? */
export const signedInChecks: readonly [
  typeof sessionNotRecognised,
  typeof signedInNotJson,
  typeof invalidUser,
  typeof expiredUser,
  typeof secretInContent,
  typeof groupUnknown,
  typeof playgroundInputUnknown,
] = [
  sessionNotRecognised,
  signedInNotJson,
  invalidUser,
  expiredUser,
  secretInContent,
  groupUnknown,
  playgroundInputUnknown,
];
