export { type PageRemoval, planRemoval } from './lib/remove/plan-removal.ts';
