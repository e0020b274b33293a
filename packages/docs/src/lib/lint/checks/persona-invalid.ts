import { describeUserIssue, readUser } from '@bookplate/protocol';
import type { SiteCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** The docs would refuse this answer from the Info API. */
export const personaInvalid: SiteCheck = ({ personas }) =>
  personas.flatMap(({ file, json }) =>
    'message' in json
      ? []
      : readUser(json.value).issues.map((issue) =>
          createFinding(
            'persona-invalid',
            'error',
            { file, ...json.pointOf(issue.path) },
            {
              message: describeUserIssue(issue).replace(/^: /, ''),
            },
          ),
        ),
  );
