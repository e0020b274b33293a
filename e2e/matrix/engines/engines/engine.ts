/** What the scenarios need of a browser engine. */
export interface Engine {
  readonly name: EngineName;
  readonly start: () => Promise<RunningEngine>;
}

export type EngineName = 'Chromium' | 'Firefox' | 'WebKitGTK';

export interface RunningEngine {
  readonly open: (setup: ReaderSetup) => Promise<Reader>;
  readonly close: () => Promise<void>;
}

/** How a reader has set up their browser. */
export interface ReaderSetup {
  readonly blocksCookies?: boolean;
  /** The browser is ended and started again, with the tabs that it had. */
  readonly isRestarted?: boolean;
}

/** A reader at a browser of their own: no cookies, nothing stored. */
export interface Reader {
  /** A tab in front; in WebKitGTK a window beside the others. */
  readonly openTab: () => Promise<Tab>;
  /** Ends the browser and starts it with the tabs that it had; the one whose address begins so. */
  readonly restart?: (url: string) => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export interface Tab {
  readonly goto: (url: string) => Promise<void>;
  /** Runs a function in the page, also where a policy forbids the page to evaluate text. */
  readonly run: <Argv extends readonly unknown[], Result>(
    work: (...argv: Argv) => Result | Promise<Result>,
    ...argv: Argv
  ) => Promise<Result>;
  /** The reader looks at something else. */
  readonly hide: () => Promise<void>;
  readonly show: () => Promise<void>;
  /** Takes the network away, or gives it back. */
  readonly setOffline?: (isOffline: boolean) => Promise<void>;
}

/**
 * @param work a function
 * @param argv its arguments, as JSON
 * @returns the text of an expression that calls it
 */
export function callOf(work: (...argv: never[]) => unknown, argv: readonly unknown[]): string {
  return `(${work.toString()})(${argv.map((each) => JSON.stringify(each)).join(', ')})`;
}
