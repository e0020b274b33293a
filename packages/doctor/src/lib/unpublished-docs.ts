import type { Probe } from './probe.ts';
import type { Setup } from './setup.ts';

/**
 * Reads a file of docs that were built and not yet published.
 *
 * @param path below the front page, decoded, without a slash before it; the front page is empty
 * @returns what is in the file; undefined if there is none
 */
export type ReadUnpublished = (
  path: string,
) => { readonly type: string; readonly text: string } | undefined;

/**
 * Answers what would be asked of the docs' server from the files that it will have. What is not below the front page, and the Info
 * API, is asked as ever.
 *
 * @param probe asks servers
 * @param setup whose docs page is the front page
 * @param read reads the files
 * @returns asks servers and files
 */
export function probeUnpublished(
  probe: Probe,
  { docs, api }: Pick<Setup, 'docs' | 'api'>,
  read: ReadUnpublished,
): Probe {
  const folder = new URL('.', docs).pathname;
  return async (request) => {
    const { origin, pathname } = request.url;
    const isApi = origin === api.origin && pathname === api.pathname;
    if (origin !== docs.origin || isApi || !pathname.startsWith(folder)) return probe(request);
    const file = read(decodeURIComponent(pathname.slice(folder.length)));
    return {
      ok: true,
      status: file ? 200 : 404,
      rawHeaders: file ? ['content-type', file.type] : [],
      body: file?.text ?? '',
      isUtf8: true,
      end: 'complete',
      milliseconds: 0,
    };
  };
}
