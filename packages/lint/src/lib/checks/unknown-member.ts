import { isRecord, nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding, type Finding } from '../findings.ts';
import type { Page } from '../page/page.ts';
import type { Site } from '../site.ts';
import { describeSchemas } from '../schema/look-up.ts';
import type { ContentSchema, Schema } from '../user-schema/content-schema.ts';
import { usesOf } from '../schema/uses-of.ts';

/** A member that there is not never shows anything. */
export const unknownMember: PageCheck = (page, site) => [
  ...inPlayground(page),
  ...(site.schema ? againstSchema(page, site.schema) : againstPersonas(page, site)),
];

const playgroundParts = ['header', 'query', 'cookie', 'path', 'server'];

function inPlayground({ file, expressions }: Page): readonly Finding[] {
  return expressions.flatMap(({ tree, kind, pointOf }) =>
    (kind === 'sample' ? usesOf(tree, 'playground') : []).flatMap(({ steps: [first] }) => {
      if (!first || playgroundParts.includes(first.name)) return [];
      const { name: member, at } = first;
      const nearest = nearestName(member, playgroundParts);
      const args = { path: 'playground', member, nearest, known: playgroundParts };
      return [createFinding('unknown-member', 'error', { file, ...pointOf(at) }, args)];
    }),
  );
}

/** Personas may not have all fields. What is almost the name of one is a mistake. */
function againstPersonas({ file, expressions }: Page, { personas }: Site): readonly Finding[] {
  const contents = personas.map(({ user }) => user?.content);
  return expressions.flatMap(({ tree, pointOf }) =>
    usesOf(tree).flatMap(({ steps, isCalled }) => {
      let values: readonly unknown[] = contents;
      const path = ['user'];
      for (const { name: member, at } of isCalled ? steps.slice(0, -1) : steps) {
        const known = [...new Set(values.filter(isRecord).flatMap((value) => Object.keys(value)))];
        if (known.includes(member)) {
          values = values.filter(isRecord).map((value) => value[member]);
          path.push(member);
          continue;
        }
        const nearest = nearestName(member, path.length === 1 ? [...known, 'groups'] : known);
        // Of names this short, many are near.
        if (nearest === undefined || nearest === member || member.length < 4) return [];
        const args = { path: path.join('.'), member, nearest, known, by: 'personas' } as const;
        return [createFinding('unknown-member', 'warning', { file, ...pointOf(at) }, args)];
      }
      return [];
    }),
  );
}

function againstSchema({ file, expressions }: Page, schema: ContentSchema): readonly Finding[] {
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
                by: 'userSchema',
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
}
