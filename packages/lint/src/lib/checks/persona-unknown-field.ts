import { nearestName } from '@bookplate/protocol';
import type { SiteCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import { isRecord } from '@bookplate/protocol';

const known = ['content', 'groups', 'expiresAt', 'apiPlaygroundInputs'];

/** The docs drop what they do not know, so `{"firstName": "Ada"}` without `content` is nobody in particular. */
export const personaUnknownField: SiteCheck = ({ personas }) =>
  personas.flatMap(({ file, json }) =>
    'message' in json || !isRecord(json.value)
      ? []
      : Object.keys(json.value)
          .filter((field) => !known.includes(field) && field !== '$schema')
          .map((field) =>
            createFinding(
              'persona-unknown-field',
              'warning',
              { file, ...json.pointOf([field]) },
              {
                field,
                nearest: nearestName(field, known),
              },
            ),
          ),
  );
