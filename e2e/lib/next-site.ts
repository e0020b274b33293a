import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Command } from './run-build.ts';

/** An installation of Next.js with a docs framework. */
export interface NextSites {
  /** Where sites find it: below the project that has it installed. */
  readonly place: string;
  /**
   * @param argv such as `build`
   * @returns the command of Next.js
   */
  next(...argv: string[]): Command;
  /**
   * Waits until React has taken over the page.
   *
   * @param page the tab
   */
  hydrated(page: Page): Promise<void>;
}

function sitesOf(folder: string, article: string): NextSites {
  const project = join(import.meta.dirname, '..', folder);
  return {
    place: join(project, '.cache'),
    next: (...argv) => ['node', join(project, 'node_modules/next/dist/bin/next'), ...argv],
    hydrated: async (page) => {
      // React's own mark on the elements that it has taken over.
      await page.waitForFunction(
        (selector) => {
          const element = document.querySelector(selector);
          return element && Object.keys(element).some((key) => key.startsWith('__reactFiber'));
        },
        {},
        article,
      );
    },
  };
}

export const fumadocsSites: NextSites = sitesOf('next', '#nd-page');
export const nextraSites: NextSites = sitesOf('nextra', 'article');

/**
 * @param argv such as `--site out`
 * @returns the command that makes the search index, which Nextra's authors run after the build
 */
export function pagefind(...argv: string[]): Command {
  const project = join(import.meta.dirname, '../nextra');
  return ['node', join(project, 'node_modules/pagefind/lib/runner/bin.cjs'), ...argv];
}
