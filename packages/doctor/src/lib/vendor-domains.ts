/**
 * Domains on which documentation vendors and preview services give each customer a name, and which are not on the
 * Public Suffix List (as of 2026-08): the list would take all their customers for one site.
 */
export const vendorDomains = [
  'mintlify.app',
  'mintlify.dev',
  'mintlify.site',
  'readme.io',
  'github.dev',
  'surge.sh',
] as const;
