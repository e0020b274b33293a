import { describeUserIssue } from './describe-user-issue.ts';
import type { UserIssue } from './read-user.ts';

/** A value is not a User. `issues` has every reason; the message has one line for each. */
export class UserFormatError extends Error {
  override readonly name = 'UserFormatError';
  readonly issues: readonly UserIssue[];

  constructor(issues: readonly UserIssue[]) {
    super(issues.map(describeUserIssue).join('\n'));
    this.issues = issues;
  }
}
