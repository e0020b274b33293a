import type { SiteCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** A persona that no reader can be shows what no reader will see. */
export const personaOutsideSchema: SiteCheck = ({ personas, schema }) =>
  personas.flatMap(({ file, json, user }) => {
    if (!schema || !user || 'message' in json) return [];
    return schema.validate(user.content ?? {}).map(({ path, message }) => {
      const whole = ['content', ...path];
      return createFinding(
        'persona-outside-schema',
        'error',
        { file, ...json.pointOf(whole) },
        {
          path: whole.join('.'),
          message,
        },
      );
    });
  });
