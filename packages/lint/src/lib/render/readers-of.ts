import { evaluate, type ProgramReader } from '@bookplate/browser/program';
import { isVisible } from '@bookplate/protocol';
import type { Gate } from '../page/page.ts';
import type { Site } from '../site.ts';

/** A reader that a page is rendered for. */
export interface Reader {
  /** Of the persona; `null` is nobody. */
  readonly name: string | null;
  readonly user: ProgramReader;
}

/**
 * @param site with personas
 * @returns nobody, and all personas that keep the contract
 */
export function readersOf({ personas }: Site): readonly Reader[] {
  return [
    { name: null, user: null },
    ...personas.flatMap(({ name, user }) => (user ? [{ name, user }] : [])),
  ];
}

/**
 * @param gates around a part of a page
 * @param reader of the page
 * @returns whether the part is shown
 */
export function isShown(gates: readonly Gate[], { user }: Reader): boolean {
  return gates.every((gate) =>
    'groups' in gate ? isVisible(gate.groups, user) : Boolean(evaluate(gate.when, user)),
  );
}
