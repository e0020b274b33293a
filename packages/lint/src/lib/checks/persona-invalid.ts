import { describeUserIssue } from '@bookplate/protocol';
import type { SiteCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** The docs would refuse this answer from the Info API. */
export const personaInvalid: SiteCheck = ({ personas }) =>
  personas.flatMap(({ file, json, issues }) =>
    'message' in json
      ? []
      : issues.map((issue) =>
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
