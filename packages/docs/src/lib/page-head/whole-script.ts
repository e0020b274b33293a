import type { Settings } from '@bookplate/protocol';
import { scriptText } from './script-text.ts';

/**
 * All of the script, for pages that no build puts together.
 *
 * @param settings of the docs: with a console, there is more of it
 * @returns a classic script
 */
export function wholeScript({ console }: Settings): string {
  return [scriptText('bookplate'), ...(console === undefined ? [] : [scriptText('console')])].join(
    '\n',
  );
}
