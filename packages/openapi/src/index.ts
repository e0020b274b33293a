export { filterOpenApi } from './lib/filter/filter-open-api.ts';
