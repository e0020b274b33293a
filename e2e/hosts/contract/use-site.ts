import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { beforeAll, beforeEach } from 'vitest';
import { afterSuite } from '../../lib/after-suite.ts';
import { useBrowser, type Visitor } from '../../lib/browser.ts';
import { copyMoved } from '../../lib/built-docs.ts';
import { sharedSite } from '../../lib/built-site.ts';
import type { BuiltSite } from '../../lib/run-build.ts';
import { type Site, startSite } from '../../lib/site.ts';
import { openTab } from '../../lib/vite-site.ts';
import { base, builtFor } from './content.ts';
import type { ContractHost } from './contract-host.ts';

/** The site of the contract, as one host has built it, with an Info API. */
export interface ContractSite {
  readonly host: ContractHost;
  /** Who is signed in, and the addresses. */
  readonly site: Site;
  /** As it was built; no test changes it. */
  readonly built: BuiltSite;
  /** The folder of the pages, which have the addresses of this test. */
  readonly folder: string;
  urlOf(slug: string): string;
  visitor(): Promise<Visitor>;
  /** What the pages of a test threw, and warnings and errors of their consoles. */
  readonly complaints: readonly string[];
  /** Waits until the outcome is known and the host's JavaScript has taken over. */
  settled(page: Page, outcome: 'identified' | 'anonymous'): Promise<void>;
}

/**
 * Builds the site once in a run, and serves it below {@link base} for a suite.
 *
 * @param host which builds it
 * @returns the site, in tests
 */
export function useContractSite(host: ContractHost): () => ContractSite {
  const { visitor } = useBrowser();
  const whenFinished = afterSuite();
  let current: ContractSite;
  let complaints: readonly string[] = [];
  beforeAll(async () => {
    const built = await sharedSite(host.site());
    if (built.code !== 0) throw new Error(built.output);
    const site = await startSite(whenFinished);
    const parent = mkdtempSync(join(tmpdir(), 'bookplate-contract-'));
    whenFinished(() => rmSync(parent, { recursive: true, maxRetries: 5 }));
    const folder = join(parent, 'dist');
    const moves = [
      [builtFor.docsUrl, site.docsUrl],
      [new URL(builtFor.apiUrl).origin, new URL(site.apiUrl).origin],
    ] as const;
    copyMoved(join(built.folder, host.output), folder, moves);
    const serve = sirv(folder, { dev: true });
    site.docs = (request, response) => {
      const notFound = (): void => void response.writeHead(404).end();
      if (!request.url?.startsWith(base)) return notFound();
      request.url = request.url.slice(base.length - 1);
      serve(request, response, notFound);
    };
    current = {
      host,
      site,
      built,
      folder,
      visitor: async () => {
        const reader = await visitor();
        complaints = reader.errors;
        return { ...reader, openTab: async () => (await openTab(reader)).page };
      },
      get complaints() {
        return complaints;
      },
      urlOf: (slug) => site.docsUrl + base + host.address(slug),
      settled: async (page, outcome) => {
        await page.waitForFunction((wanted) => window.bookplate?.outcome === wanted, {}, outcome);
        await host.ready?.(page);
      },
    };
  });
  beforeEach(() => {
    current.site.user = null;
    complaints = [];
  });
  return () => current;
}
