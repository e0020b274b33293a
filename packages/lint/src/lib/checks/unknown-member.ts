import { nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import { describeSchemas } from '../schema/look-up.ts';
import type { Schema } from '../user-schema/content-schema.ts';
import { usesOf } from '../schema/uses-of.ts';

/** A member that the schema does not have never shows anything. */
export const unknownMember: PageCheck = ({ file, expressions }, { schema }) => {
  if (!schema) return [];
  const root: Schema = schema.schema;
  return expressions.flatMap(({ tree, pointOf }) =>
    usesOf(tree).flatMap(({ steps, isCalled }) => {
      let schemas: readonly Schema[] = [root];
      const path = ['user'];
      for (const [index, { name, at }] of steps.entries()) {
        if (index === 0 && name === 'groups') return [];
        if (isCalled && index === steps.length - 1) return [];
        const { members, isOpen, items } = describeSchemas(schemas, root);
        const isIndex = /^\d+$/.test(name) && items.length > 0;
        const next = isIndex ? items : members.get(name);
        if (!next) {
          if (isOpen || items.length > 0 || (members.size === 0 && name === 'length')) return [];
          const known = [...members.keys(), ...(index === 0 ? ['groups'] : [])];
          return [
            createFinding(
              'unknown-member',
              'error',
              { file, ...pointOf(at) },
              {
                path: path.join('.'),
                member: name,
                nearest: nearestName(name, known),
                known,
              },
            ),
          ];
        }
        schemas = next;
        path.push(name);
      }
      return [];
    }),
  );
};
