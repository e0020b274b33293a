import type { Program } from './program.ts';

/**
 * @param groups that see something
 * @returns a program that is true of readers in any of them
 */
export function inAnyGroup(groups: readonly string[]): Program {
  return groups.reduce<Program>(
    (any, group) => ['||', any, ['in', ['user', 'groups'], group]],
    false,
  );
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
