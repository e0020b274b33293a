import type { WordingContext } from '../words.ts';
import { sendHeaders } from './send-headers.ts';

/**
 * How to let exactly the docs read the answers of the Info API.
 *
 * @param context the docs, the API, the stack
 * @returns lines to paste
 */
export function allowDocs({ docsOrigin, apiUrl, stack }: WordingContext): string {
  if (stack === 'bookplate') return `createInfoApi({ docsOrigins: ['${docsOrigin}'], … })`;
  return sendHeaders(stack, new URL(apiUrl).pathname, [
    ['Access-Control-Allow-Origin', docsOrigin],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Vary', 'Origin'],
    ['Cache-Control', 'private, no-store'],
  ]);
}
