export { groupsOfApiPage, readOperation } from './lib/openapi-pages/api-page.ts';
export { type JsonObject, isObject } from './lib/openapi-pages/json-object.ts';
export { pageEdition, pageGate } from './lib/openapi-pages/page-edition.ts';
export {
  type SpecFile,
  findSpecFiles,
  isUrl,
  readSpecFiles,
} from './lib/openapi-pages/read-spec-files.ts';
