import { anonymousGroup, fromGroups } from '@bookplate/protocol';
import type { Program } from './program.ts';

/**
 * @param groups that something is for, as `toGroups` returns them
 * @returns a program that is true of readers who see it
 */
export function visibleTo(groups: readonly string[]): Program {
  const { any, none } = fromGroups(groups);
  return none.reduce<Program>(
    (seen, group) => ['&&', seen, ['!', isIn(group)]],
    any?.reduce<Program>((seen, group) => ['||', seen, isIn(group)], false) ?? true,
  );
}

function isIn(group: string): Program {
  return group === anonymousGroup ? ['!', ['user']] : ['in', ['user', 'groups'], group];
}

/**
 * @param fallback in the place of a name, if the User has none
 * @returns a program for what account menus call the reader
 */
export function readerName(fallback: string): Program {
  return ['firstName', 'name', 'email'].reduceRight<Program>(
    (others, key) => ['||', ['user', key], others],
    fallback,
  );
}
