import { parentPort, workerData } from 'node:worker_threads';
import { findSite } from './find-site.ts';
import { createPageLinter } from './lint-page.ts';
import type { ThreadData } from './lint-pages.ts';
import type { PageFile } from './page/read-page.ts';
import { readSite } from './read-site.ts';

/* A thread that lints the pages it is sent. */

const { root, isNamed } = workerData as ThreadData;
const lintPage = createPageLinter(readSite(findSite(root, isNamed)));
parentPort?.on('message', (files: readonly PageFile[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(files.map(lintPage));
});
