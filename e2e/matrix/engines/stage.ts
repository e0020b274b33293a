import { expect } from 'vitest';
import { place, setClock } from '../../lib/clock.ts';
import type { EngineName, Reader, ReaderSetup, Tab } from './engines/engine.ts';
import { breachesOf, shownIn } from './judge.ts';
import type { Entry } from './watcher.ts';
import type { AccountName, World } from './world.ts';

/** One scenario: a row of the table in the documentation. */
export interface Scenario {
  /** The row's title. */
  readonly title: string;
  /** What the watcher must have seen, in words. */
  readonly expected: string;
  readonly usesHint?: boolean;
  readonly setup?: ReaderSetup;
  /** Engines that cannot be driven through it, with the reason. */
  readonly notIn?: Readonly<Partial<Record<EngineName, string>>>;
  /** The test of `npm test` that holds the same in Chromium, as `FILE: TITLE`. */
  readonly alsoIn?: string;
  readonly run: (stage: Stage) => Promise<void>;
}

/** The longest that an answer of the Info API counts as new for a reader who was elsewhere. */
const awayMs = 2_100;

/** A reader between a dashboard and its docs. */
export class Stage {
  readonly world: World;
  readonly #reader: Reader;
  readonly #docs: DocsTab[] = [];
  #dashboard: Tab | undefined;

  constructor(world: World, reader: Reader) {
    this.world = world;
    this.#reader = reader;
  }

  async openDocs(path = ''): Promise<DocsTab> {
    const docs = new DocsTab(await this.#reader.openTab(), this.world);
    this.#docs.push(docs);
    await docs.goto(this.world.docsUrl + path);
    return docs;
  }

  /** A tab with nothing in it yet. */
  openTab(): Promise<Tab> {
    return this.#reader.openTab();
  }

  /** The browser is ended and started again. */
  async restart(docs: DocsTab): Promise<DocsTab> {
    await docs.read();
    const tab = await this.#reader.restart!(this.world.docsUrl);
    const restored = new DocsTab(tab, this.world);
    this.#docs.splice(this.#docs.indexOf(docs), 1, restored);
    restored.logs.push(...docs.logs);
    return restored;
  }

  /** Signs in on the dashboard, in another tab than the docs. */
  signIn(name: AccountName): Promise<void> {
    return this.#atDashboard(`/sign-in/${name}`);
  }

  signOut(): Promise<void> {
    return this.#atDashboard('/sign-out');
  }

  async #atDashboard(path: string): Promise<void> {
    this.#dashboard ??= await this.#reader.openTab();
    await this.#dashboard.show();
    await this.#dashboard.goto(this.world.dashboardUrl + path);
  }

  /** Moves the clocks of all pages forward, as if the computer had slept. */
  async pass(ms: number): Promise<void> {
    this.world.aheadMs += ms;
    for (const docs of this.#docs) await docs.setClock();
  }

  /** The reader does something on the dashboard and comes back, more than two seconds later. */
  async away(docs: DocsTab, work: () => Promise<void> = async () => {}): Promise<void> {
    await docs.tab.hide();
    await work();
    await this.pass(awayMs);
    await docs.tab.show();
  }

  /** Holds all pages against the rules of all scenarios. */
  async check(): Promise<void> {
    const { world } = this;
    const { texts } = world.watched;
    for (const docs of this.#docs) {
      await docs.read();
      for (const { log } of docs.logs) {
        const own = log.filter((entry) => entry.kind !== 'error' || !world.isOfHost(entry.text));
        const breaches = breachesOf(own, texts, world.confirmations, world.retryAfterMs);
        expect(breaches, JSON.stringify(log)).toEqual([]);
      }
    }
  }
}

interface PageLog {
  readonly id: string;
  log: readonly Entry[];
}

/** A tab with the docs, and all pages that it has had. */
export class DocsTab {
  readonly tab: Tab;
  readonly logs: PageLog[] = [];
  readonly #world: World;

  constructor(tab: Tab, world: World) {
    this.tab = tab;
    this.#world = world;
  }

  async goto(url: string): Promise<void> {
    await this.read();
    await this.tab.goto(url);
  }

  async reload(): Promise<void> {
    await this.goto(this.#world.docsUrl);
  }

  /** By the button of the browser, from another page. */
  async back(): Promise<void> {
    await this.tab.run(() => history.back());
    await expect.poll(() => this.#has('returned').catch(() => false)).toBe(true);
    await this.setClock();
  }

  async setClock(): Promise<void> {
    await this.tab.run(setClock, place, { aheadMs: this.#world.aheadMs });
  }

  /** The log of the page that is open, once what it shows is painted. */
  async read(): Promise<readonly Entry[]> {
    const page = await this.tab
      .run(async () => {
        if (!document.hidden) await window.bookplateRecorder?.painted();
        return window.bookplateWatcher;
      })
      .catch(() => undefined);
    if (!page) return [];
    const known = this.logs.find(({ id }) => id === page.id);
    if (known) known.log = page.log;
    else this.logs.push({ ...page });
    return page.log;
  }

  /** Waits until the page that is open shows a reader. */
  async shows(name: string): Promise<void> {
    await expect.poll(async () => shownIn(await this.read()).at(-1)).toBe(name);
  }

  /** Waits until the handshakes of the page that is open have ended so, one after another. */
  async ends(...outcomes: readonly string[]): Promise<void> {
    await expect.poll(() => this.outcomes()).toEqual(outcomes);
  }

  /** How its handshakes ended: an outcome, or the reason of `unreachable`. */
  async outcomes(): Promise<readonly (string | undefined)[]> {
    const log = await this.read();
    return log.flatMap((entry) =>
      entry.kind === 'outcome' ? [entry.reason ?? entry.outcome] : [],
    );
  }

  /** Whose page was shown, one after another, since the page was opened or the reader came back. */
  async shown(): Promise<readonly string[]> {
    const log = await this.read();
    return shownIn(log.slice(log.findLastIndex(({ kind }) => kind === 'returned') + 1));
  }

  /** What Bookplate keeps of readers. */
  kept(): Promise<string> {
    return this.tab.run(() => {
      const readers = Object.entries(localStorage).filter(
        ([key]) => key.startsWith('bookplate:') && key !== 'bookplate:left',
      );
      return JSON.stringify(Object.fromEntries(readers));
    });
  }

  async #has(kind: Entry['kind']): Promise<boolean> {
    return (await this.read()).some((entry) => entry.kind === kind);
  }
}
