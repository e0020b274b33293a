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
  const { errors = [] } = await validator.validate(
    structuredClone(document) as Record<string, unknown>,
  );
  const schemaErrors =
    typeof errors === 'string'
      ? [errors]
      : errors.map((error) => `${error.instancePath} ${error.message}`);
  return [...schemaErrors, ...findMissingParameters(document)];
}

interface Parameter {
  readonly in?: string;
  readonly name?: string;
}
interface Item {
  readonly parameters?: readonly Parameter[];
  readonly get?: { readonly parameters?: readonly Parameter[] };
  readonly post?: { readonly parameters?: readonly Parameter[] };
}

/** Each part of a path in braces must be a parameter of its operations (OpenAPI 3.0.4 §4.7.8.2). */
function findMissingParameters(document: { paths?: Record<string, Item> }): string[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, { parameters = [], get, post }]) =>
    [get, post].flatMap((operation) => {
      if (!operation) return [];
      const all = [...parameters, ...(operation.parameters ?? [])];
      return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name)
        .filter((name) => !all.some((one) => one.in === 'path' && one.name === name))
        .map((name) => `${path} lacks the parameter ${name}`);
    }),
  );
}
