/** What somebody may do. `none` is somebody who was removed and can be brought back. */
export type Role = 'owner' | 'editor' | 'viewer' | 'none';

export const invitableRoles = ['owner', 'editor', 'viewer'] as const;

/** In words, for choices. */
export const roleWords: Readonly<Record<(typeof invitableRoles)[number], string>> = {
  owner: 'Owner: changes everything, and who is in the team',
  editor: 'Editor: changes sites',
  viewer: 'Viewer: sees everything, changes nothing',
};

const ranks: readonly Role[] = ['none', 'viewer', 'editor', 'owner'];

/**
 * Whether somebody loses rights by a change.
 *
 * @param before the role they have
 * @param after the role they get
 * @returns true if the new one is weaker
 */
export function isDemotion(before: Role, after: Role): boolean {
  return ranks.indexOf(after) < ranks.indexOf(before);
}

/**
 * Whether a role is enough.
 *
 * @param role somebody has
 * @param needed for what they want
 * @returns true if it is that role or a stronger one
 */
export function mayActAs(role: Role, needed: Role): boolean {
  return ranks.indexOf(role) >= ranks.indexOf(needed);
}
