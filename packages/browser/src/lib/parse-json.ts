import { guard } from './guard.ts';

/**
 * @param text what somebody else wrote
 * @returns the value, or undefined if it is no JSON
 */
export function parseJson(text = ''): unknown {
  return guard((): unknown => JSON.parse(text));
}
