/**
 * Domains of documentation vendors and preview services that give each customer a name, but are not on the Public Suffix List (as
 * of 2026-08): by that list all their customers are one site.
 */
export const vendorDomains = [
  'mintlify.app',
  'mintlify.dev',
  'mintlify.site',
  'readme.io',
  'github.dev',
  'surge.sh',
] as const;
