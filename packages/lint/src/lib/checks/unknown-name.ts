import { nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import { describeSchemas } from '../schema/look-up.ts';
import type { Schema } from '../user-schema/content-schema.ts';

/** A field of the reader without `user.` before it, or a name that is almost `user`. */
export const unknownName: PageCheck = ({ file, freeNames }, { schema, personas }) => {
  if (freeNames.length === 0) return [];
  const root = schema?.schema as Schema | undefined;
  const fields = new Set([
    ...(root ? describeSchemas([root], root).members.keys() : []),
    ...personas.flatMap(({ user }) => Object.keys(user?.content ?? {})),
  ]);
  return freeNames.flatMap(({ name, ...point }) => {
    const nearest = fields.has(name) ? `user.${name}` : nearestReader(name);
    return nearest === undefined
      ? []
      : [createFinding('unknown-name', 'warning', { file, ...point }, { name, nearest })];
  });
};

/**
 * @param name of something else
 * @returns `user` or `playground`, if it is almost that
 */
export function nearestReader(name: string): string | undefined {
  return nearestName(
    name,
    ['user', 'playground'].filter((each) => each[0] === name[0]?.toLowerCase() && each !== name),
  );
}
