export { type BookplateImport, findImports } from './lib/remove/find-imports.ts';
export { type PageRemoval, planRemoval } from './lib/remove/plan-removal.ts';
