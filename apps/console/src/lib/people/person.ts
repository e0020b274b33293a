import type { Role } from './roles.ts';

/** Somebody with an account here. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}
