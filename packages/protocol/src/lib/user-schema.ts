import { describeUserIssue } from './describe-user-issue.ts';
import { readUser } from './read-user.ts';
import type { User } from './user.ts';

/** The shape of Standard Schema version 1 (standardschema.dev), spelled out so that no dependency is needed. */
export interface UserSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'bookplate';
    readonly types?: { readonly input: User; readonly output: User } | undefined;
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: User; readonly issues?: undefined }
      | { readonly issues: readonly Issue[] };
  };
}

interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/**
 * The User format as a Standard Schema, for any library that takes one (tRPC's `.output()`, form and
 * router libraries). Unknown fields are dropped.
 */
export const userSchema: UserSchema = {
  '~standard': {
    version: 1,
    vendor: 'bookplate',
    validate: (value) => {
      const { user, issues } = readUser(value);
      if (issues.length === 0) return { value: user };
      return {
        issues: issues.map((issue) => ({ message: describeUserIssue(issue), path: issue.path })),
      };
    },
  },
};
