import type { TestProject } from 'vitest/node';
import { launchBrowser } from './launch-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of each worker is connected to, in the order of the workers' numbers. */
    readonly browserEndpoints: readonly string[];
  }
}

/** Vitest's global set-up: one browser for each worker, for all of its files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // A project has a number only if its configuration says one.
  const length = project.config.maxWorkers || project.vitest.config.maxWorkers;
  const browsers = await Promise.all(Array.from({ length }, () => launchBrowser({})));
  project.provide(
    'browserEndpoints',
    browsers.map(({ browser }) => browser.wsEndpoint()),
  );
  return async () => {
    await Promise.all(browsers.map(({ close }) => close()));
  };
}
