import type { SiteCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** A persona that cannot be read is a look that nobody takes. */
export const personaNotJson: SiteCheck = ({ personas }) =>
  personas.flatMap(({ file, json }) =>
    'message' in json
      ? [createFinding('persona-not-json', 'error', { file, ...json }, { message: json.message })]
      : [],
  );
