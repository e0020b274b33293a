import { hintMissing } from './hint-missing.ts';
import { hintNotDeleted } from './hint-not-deleted.ts';
import { hintNotSecure } from './hint-not-secure.ts';
import { hintNotSet } from './hint-not-set.ts';
import { hintTooLong } from './hint-too-long.ts';
import { hintUnreadable } from './hint-unreadable.ts';
import { hintWrongDomain } from './hint-wrong-domain.ts';

/** Where docs use the sign-in hint: do sign-in and sign-out set and delete it, so that docs can read it? */
export const hintChecks: readonly [
  typeof hintMissing,
  typeof hintNotSet,
  typeof hintNotDeleted,
  typeof hintWrongDomain,
  typeof hintTooLong,
  typeof hintUnreadable,
  typeof hintNotSecure,
] = [
  hintMissing,
  hintNotSet,
  hintNotDeleted,
  hintWrongDomain,
  hintTooLong,
  hintUnreadable,
  hintNotSecure,
];
