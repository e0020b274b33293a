import { nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import type { Schema } from '../user-schema/content-schema.ts';
import { describeSchemas } from '../schema/look-up.ts';
import { usesOf } from '../schema/uses-of.ts';

/** A comparison with a value that there cannot be is never true. */
export const unknownValue: PageCheck = ({ file, expressions }, { schema }) => {
  if (!schema) return [];
  const root: Schema = schema.schema;
  return expressions.flatMap(({ tree, pointOf }) =>
    usesOf(tree).flatMap(({ steps, compared }) =>
      compared.flatMap(({ value, at, isItem }) => {
        const path = isItem ? steps.slice(0, -1) : steps;
        let schemas: readonly Schema[] | undefined = [root];
        for (const { name } of path)
          schemas = schemas && describeSchemas(schemas, root).members.get(name);
        if (!schemas) return [];
        const described = describeSchemas(schemas, root);
        const { values } = isItem ? describeSchemas(described.items, root) : described;
        if (!values || values.includes(value)) return [];
        const known = values.map(String);
        return [
          createFinding(
            'unknown-value',
            'error',
            { file, ...pointOf(at) },
            {
              path: ['user', ...path.map(({ name }) => name)].join('.'),
              value: JSON.stringify(value),
              nearest: nearestName(String(value), known),
              known,
            },
          ),
        ];
      }),
    ),
  );
};
