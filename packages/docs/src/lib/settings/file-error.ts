import { ConfigurationError, type ConfigurationIssue } from '@bookplate/protocol';
import { type BuildCode, withPage } from '../build-code.ts';

/**
 * @param code of the mistake
 * @param issues each with the file
 * @returns an error without a stack: the mistake is in no code, and hosts print where an error comes from as its place
 */
export function fileError(
  code: BuildCode,
  issues: readonly ConfigurationIssue[],
): ConfigurationError {
  const error = new ConfigurationError(issues);
  error.message = withPage(code, error.message);
  error.stack = String(error);
  return error;
}
