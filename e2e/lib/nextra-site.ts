import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Command } from './run-build.ts';

const project = join(import.meta.dirname, '../nextra');

/** Where sites find Nextra: below the project that has it installed. */
export const place: string = join(project, '.cache');

/**
 * @param argv such as `build`
 * @returns the command of Next.js
 */
export function next(...argv: string[]): Command {
  return ['node', join(project, 'node_modules/next/dist/bin/next'), ...argv];
}

/**
 * @param argv such as `--site out`
 * @returns the command that makes the search index, which Nextra's authors run after the build
 */
export function pagefind(...argv: string[]): Command {
  return ['node', join(project, 'node_modules/pagefind/lib/runner/bin.cjs'), ...argv];
}

/**
 * Waits until React has taken over the page.
 *
 * @param page the tab
 */
export async function hydrated(page: Page): Promise<void> {
  // React's own mark on the elements that it has taken over.
  await page.waitForFunction(() => {
    const element = document.querySelector('article');
    return element && Object.keys(element).some((key) => key.startsWith('__reactFiber'));
  });
}
