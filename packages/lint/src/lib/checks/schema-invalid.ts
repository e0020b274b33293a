import type { SiteCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** Without a schema neither types nor members can be told. */
export const schemaInvalid: SiteCheck = ({ schemaMistake }) =>
  schemaMistake
    ? [createFinding('schema-invalid', 'error', schemaMistake, { message: schemaMistake.message })]
    : [];
