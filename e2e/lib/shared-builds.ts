import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen } from '@bookplate-examples/company/listen';
import type { TestProject } from 'vitest/node';
import { type BuiltSite, type SiteSource, writeAndBuild } from './run-build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where workers ask for sites that are built once in a run. */
    readonly sharedBuilds: string;
  }
}

/** What a worker asks for: a site that others may have too, or leave to build one for itself. */
export interface BuildRequest {
  readonly source: SiteSource;
  readonly isShared: boolean;
}

/** What it is answered: nothing if it may build, or why it may not. */
export type BuildAnswer = { readonly site?: BuiltSite } | { readonly refused: string };

/** Builds sites for all workers of a run, each once: in one process, so that no worker has to lock out another. */
export interface SharedBuilds {
  readonly url: string;
  /** Before the tests run again: what they are built with may have changed. */
  forget(): Promise<void>;
  /** Removes the sites too. */
  close(): Promise<void>;
}

/**
 * Starts it.
 *
 * @returns where workers send a {@link BuildRequest} to, as JSON
 */
export async function startSharedBuilds(): Promise<SharedBuilds> {
  const shared = new Map<string, Promise<BuiltSite>>();
  const own = new Set<string>();
  const answer = async ({ source, isShared }: BuildRequest): Promise<BuildAnswer> => {
    const key = keyOf(source);
    if (own.has(key) || (shared.has(key) && !isShared)) {
      const name = source.commands.map((command) => command.join(' ')).join(' && ');
      return {
        refused: `Found a site that "${name}" has built in this run already. Expected each to be built once: use sharedSite wherever it is needed.`,
      };
    }
    if (!isShared) {
      own.add(key);
      return {};
    }
    const site = shared.get(key) ?? writeAndBuild(source);
    shared.set(key, site);
    return { site: await site };
  };
  const server = createServer((request, response) => {
    void json(request)
      .then((body) => answer(body as BuildRequest))
      .catch((error: unknown): BuildAnswer => ({ refused: String(error) }))
      .then((result) => response.end(JSON.stringify(result)));
  });
  const { port, close } = await listen(server, { port: 0, label: 'the builds of test sites' });
  const forget = async (): Promise<void> => {
    const sites = [...shared.values()];
    shared.clear();
    own.clear();
    for (const site of await Promise.allSettled(sites))
      if (site.status === 'fulfilled')
        rmSync(site.value.folder, { recursive: true, maxRetries: 5 });
  };
  return {
    url: `http://127.0.0.1:${port}/`,
    forget,
    async close() {
      await close();
      await forget();
    },
  };
}

/** Two sites that differ in nothing but their ports are one site: it can be moved to others. */
function keyOf({ commands, files, place }: SiteSource): string {
  const sorted = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([commands, sorted, place]).replaceAll(/(localhost):\d+/g, '$1');
  return createHash('sha256').update(text).digest('hex');
}

/** Vitest's global set-up: one for each run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const builds = await startSharedBuilds();
  project.provide('sharedBuilds', builds.url);
  project.onTestsRerun(() => builds.forget());
  return () => builds.close();
}
