import { Validator } from '@seriousme/openapi-schema-validator';

const validator = new Validator();

/**
 * Holds a document to the specification: to its schema, and to what the schema cannot say of paths and references.
 *
 * @param document OpenAPI 3.0 or 3.1
 * @returns what is wrong with it
 */
export async function findErrors(document: object): Promise<string[]> {
  // Validators have been seen to write into what they are given.
  const { errors = [] } = await validator.validate(structuredClone(document));
  const schemaErrors =
    typeof errors === 'string'
      ? [errors]
      : errors.map((error) => `${error.instancePath} ${error.message}`);
  return [...schemaErrors, ...findMissingParameters(document)];
}

type Item = { parameters?: Parameter[] } & Record<string, { parameters?: Parameter[] }>;
type Parameter = { in?: string; name?: string };

/** Each part of a path in braces must be a parameter of its operations (OpenAPI 3.0.4 §4.7.8.2). */
function findMissingParameters(document: { paths?: Record<string, Item> }): string[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      if (method === 'parameters' || method.startsWith('x-')) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
      return names
        .filter((name) => !parameters.some((one) => one.in === 'path' && one.name === name))
        .map((name) => `${method} ${path} has no parameter ${name}`);
    }),
  );
}
