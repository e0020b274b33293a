import { ConfigurationError, type ConfigurationIssue } from '@bookplate/protocol';

/**
 * @param issues each with the file
 * @returns an error without a stack: the mistake is in no code, and hosts print where an error comes from as its place
 */
export function fileError(issues: readonly ConfigurationIssue[]): ConfigurationError {
  const error = new ConfigurationError(issues);
  error.stack = String(error);
  return error;
}
