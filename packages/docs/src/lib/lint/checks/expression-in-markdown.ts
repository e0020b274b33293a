import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** Readers would see the braces. */
export const expressionInMarkdown: PageCheck = ({ file, literalBraces }) =>
  literalBraces.map(({ source, ...point }) =>
    createFinding('expression-in-markdown', 'warning', { file, ...point }, { source }),
  );
