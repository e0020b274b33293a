import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FoundSite } from './find-site.ts';
import { createPageLinter, type PageResult } from './lint-page.ts';
import type { PageFile } from './page/read-page.ts';
import type { Site } from './site.ts';

/** Fewer are done sooner than the threads have started. */
const fewPages = 150;
const mostThreads = 4;
/** Small enough that all threads end together. */
const batchSize = 16;

/** What a thread is told at its start. */
export type ThreadData = Pick<FoundSite, 'root'> & { readonly isNamed: boolean };

/**
 * Lints pages, many of them in several threads: nearly all of the time goes into parsing.
 *
 * @param site which they are of
 * @param files the pages
 * @param isNamed how the site was found: threads find it again
 * @yields the results in the order of the files
 */
export async function* lintPages(
  site: Site,
  files: readonly PageFile[],
  isNamed: boolean,
): AsyncGenerator<PageResult, void, undefined> {
  const threads = Math.min(availableParallelism(), mostThreads);
  if (threads > 1 && files.length > fewPages) {
    yield* inThreads(threads, files, { root: site.root, isNamed });
    return;
  }
  const lintPage = createPageLinter(site);
  for (const file of files) yield lintPage(file);
}

async function* inThreads(
  threads: number,
  files: readonly PageFile[],
  workerData: ThreadData,
): AsyncGenerator<PageResult, void, undefined> {
  const program = new URL(
    import.meta.url.endsWith('.ts') ? 'page-thread.ts' : 'page-thread.js',
    import.meta.url,
  );
  const workers = Array.from({ length: threads }, () => new Worker(program, { workerData }));
  // Each thread has every so-manieth batch, one after the other.
  const ends = workers.map((): Promise<unknown> => Promise.resolve());
  const results: Promise<readonly PageResult[]>[] = [];
  for (let start = 0; start < files.length; start += batchSize) {
    const thread = results.length % threads;
    const result = (ends[thread] ?? Promise.resolve()).then(() =>
      ask(workers[thread], files.slice(start, start + batchSize)),
    );
    // It is awaited below, unless one before it fails.
    result.catch(() => undefined);
    ends[thread] = result;
    results.push(result);
  }
  try {
    for (const result of results) yield* await result;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function ask(
  worker: Worker | undefined,
  files: readonly PageFile[],
): Promise<readonly PageResult[]> {
  if (!worker) return [];
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  worker.postMessage(files);
  const [results] = await once(worker, 'message');
  return results as readonly PageResult[];
}
