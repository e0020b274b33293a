import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** What the host's own adapter refuses: it is the same code that says so. */
export const expressionOutside: PageCheck = ({ file, mistakes }) =>
  mistakes.map(({ message, ...point }) =>
    createFinding('expression-outside', 'error', { file, ...point }, { message }),
  );
