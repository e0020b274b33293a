export {
  type Gate,
  type GateProblem,
  gatesOf,
  groupsNamedIn,
  hasGates,
  mayHaveGates,
} from './lib/grammar/gates-of.ts';
export { isNode, type Node } from './lib/grammar/node.ts';
export { openGates } from './lib/grammar/open-gates.ts';
export { resolveReference } from './lib/grammar/resolve.ts';
export { methods } from './lib/grammar/table.ts';
