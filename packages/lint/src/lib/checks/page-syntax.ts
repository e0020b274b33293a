import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** The host will not build this page. */
export const pageSyntax: PageCheck = ({ file, syntaxMistake, frontMatter: { mistake } }) => [
  ...(syntaxMistake
    ? [
        createFinding(
          'page-syntax',
          'error',
          { file, ...syntaxMistake },
          { message: syntaxMistake.message },
        ),
      ]
    : []),
  ...(mistake
    ? [
        createFinding(
          'front-matter-syntax',
          'error',
          { file, ...mistake },
          { message: mistake.message },
        ),
      ]
    : []),
];
