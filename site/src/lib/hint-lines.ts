import { guideAddresses } from './guide-addresses.ts';
import { regionOf } from './region.ts';

/**
 * Takes the lines that set and clear the sign-in hint out of tested files, with the domain of the guides.
 *
 * @param signIn a file with the region `sign-in`
 * @param signOut the file with the region `sign-out`, if that is another one
 * @returns both parts
 */
export function hintLines(signIn: string, signOut: string = signIn): string {
  const lines = [
    '// where somebody has signed in',
    regionOf(signIn, 'sign-in'),
    '',
    '// where they have signed out',
    regionOf(signOut, 'sign-out'),
  ];
  return guideAddresses(lines.join('\n'));
}
