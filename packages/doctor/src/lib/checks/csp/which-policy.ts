/**
 * Names the policy that blocks.
 *
 * @param from where it is
 * @returns a sentence
 */
export function whichPolicy(from: 'header' | 'meta'): string {
  return from === 'header'
    ? 'The policy is in a header of the page; if there are several, each must allow it.'
    : 'The policy is in a <meta> of the page; a policy in the header must allow it too.';
}
