export { groupsOfApiPage, readOperation } from './lib/gated-spec/api-page.ts';
export { isNode as isObject, type Node as JsonObject } from '@bookplate/openapi/gates';
export { toGatedSpec, pageGate } from './lib/gated-spec/to-gated-spec.ts';
export {
  type SpecFile,
  findSpecFiles,
  isUrl,
  readSpecFiles,
} from './lib/gated-spec/read-spec-files.ts';
