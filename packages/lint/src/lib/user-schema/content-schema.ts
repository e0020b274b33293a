import { type Ajv as AjvType, Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** A JSON Schema, or a part of one. */
export type Schema = boolean | Readonly<Record<string, unknown>>;

/** A `userSchema` that can be used. */
export interface ContentSchema {
  readonly schema: Readonly<Record<string, unknown>>;
  /** Says how a persona's content differs. */
  readonly validate: (content: unknown) => readonly SchemaIssue[];
}

export interface SchemaIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Makes a `userSchema` usable.
 *
 * @param schema any object
 * @returns the schema, or why it is no JSON Schema
 */
export function createContentSchema(
  schema: Readonly<Record<string, unknown>>,
): ContentSchema | { readonly message: string } {
  // Unknown keywords and formats are allowed by JSON Schema itself (Core 2020-12 §6.5).
  const options = {
    allErrors: true,
    strict: false,
    validateFormats: false,
    logger: false,
  } as const;
  const dialect = schema['$schema'];
  const ajv: AjvType =
    typeof dialect === 'string' && dialect.includes('2020-12')
      ? new Ajv2020(options)
      : new Ajv(options);
  try {
    const validate = ajv.compile(schema);
    return {
      schema,
      validate: (content) => {
        if (validate(content)) return [];
        return (validate.errors ?? []).map(({ instancePath, message = '' }) => ({
          path: pathOf(instancePath),
          message,
        }));
      },
    };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

/** JSON Pointer (RFC 6901). */
function pathOf(pointer: string): readonly (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
