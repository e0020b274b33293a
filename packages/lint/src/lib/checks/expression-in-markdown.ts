import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** Readers would see the braces. */
export const expressionInMarkdown: PageCheck = ({ file, literalBraces }) =>
  literalBraces.map(({ source, reason, instead, ...point }) =>
    createFinding(
      'expression-in-markdown',
      'warning',
      { file, ...point },
      { source, reason, instead },
    ),
  );
