import type { SiteCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** The build refuses these settings, each with the same words. */
export const settingsInvalid: SiteCheck = ({ settings: { file, json, issues } }) => {
  if (!json) return [];
  if ('message' in json)
    return [
      createFinding(
        'settings-invalid',
        'error',
        { file, ...json },
        {
          setting: '',
          message: json.message,
        },
      ),
    ];
  return issues.map(({ path, message }) =>
    createFinding(
      'settings-invalid',
      'error',
      { file, ...json.pointOf(path.split(/[^\w-]+/).filter(Boolean)) },
      {
        setting: path,
        message,
      },
    ),
  );
};
