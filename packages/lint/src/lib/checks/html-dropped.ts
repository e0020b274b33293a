import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** The generator publishes the text without the element around it. */
export const htmlDropped: PageCheck = ({ file, readerHtml }, { host }) =>
  host.dropsHtml
    ? readerHtml.map(({ source, ...point }) =>
        createFinding('html-dropped', 'error', { file, ...point }, { source }),
      )
    : [];
