export { groupsOfApiPage, readOperation } from './lib/openapi-pages/api-page.ts';
export { isNode as isObject, type Node as JsonObject } from '@bookplate/openapi/gates';
export { pageEdition, pageGate } from './lib/openapi-pages/page-edition.ts';
export {
  type SpecFile,
  findSpecFiles,
  isUrl,
  readSpecFiles,
} from './lib/openapi-pages/read-spec-files.ts';
