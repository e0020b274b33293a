import type { User } from '@bookplate/protocol';
import { vi } from 'vitest';
import { attempt } from '../src/lib/attempt.ts';
import { firstRequest } from '../src/lib/first-request.ts';
import type { Page, Writable } from '../src/lib/page.ts';
import type { Presentation } from '../src/lib/presentation.ts';
import { type ReaderState, startReaderState } from '../src/lib/reader-state.ts';
import { recall } from '../src/lib/recall.ts';
import { keyOf } from '../src/lib/reader-record.ts';
import type { PageSettings } from '../src/lib/settings.ts';
import { storeRecord } from '../src/lib/store-record.ts';
import { fakeStorage } from './fake-storage.ts';

/** What a server can answer besides the truth. */
export type Failure = 'network' | 500 | 429;

/** One request, until its answer arrives. */
interface SentRequest {
  readonly tab: Tab;
  readonly signal: AbortSignal;
  /** The session whose cookie it was sent with. */
  readonly user: User | null;
  readonly answer: (response: unknown) => void;
  readonly refuse: () => void;
}

/** One tab, with the reader state of its page. */
export interface Tab {
  readonly page: Page;
  readonly state: ReaderState;
  readonly painted: Presentation[];
  /** Of each outcome, whether it was the last one to come. */
  readonly lasts: boolean[];
  isVisible: boolean;
  /** In the back/forward cache. */
  isAside: boolean;
}

const apiUrl = 'https://dash.foo.com/me';

/**
 * A browser with tabs, one dashboard, its session and its sign-in hint: all that the reader state depends on, without
 * documents. Time is `vi`'s; requests are answered and messages delivered when a test says so.
 */
export class TabWorld {
  readonly tabs: Tab[] = [];
  readonly requests: SentRequest[] = [];
  session: User | null = null;
  cookie = '';
  /** The browser has no room for what pages set. */
  isStorageFull = false;
  readonly options: { readonly hint?: string; readonly anonymousRequests?: string };
  #signIns = 0;
  #asking: Tab | undefined;
  readonly #messages: (() => void)[] = [];

  constructor(options: TabWorld['options'] = {}) {
    this.options = options;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_800_000_000_000 });
    let drawn = 0;
    vi.spyOn(Math, 'random').mockImplementation(() => (drawn = (drawn * 16_807 + 0.37) % 1));
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type: 'navigate' } as never]);
    vi.stubGlobal(
      'localStorage',
      fakeStorage(() => this.isStorageFull),
    );
    vi.stubGlobal('window', { bookplate: {} });
    vi.stubGlobal('dispatchEvent', () => true);
    const cookie = (): string => this.cookie;
    vi.stubGlobal('document', {
      get cookie() {
        return cookie();
      },
    });
    vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) =>
      this.#send(signal),
    );
    const messages = this.#messages;
    const channels = new Set<FakeChannel>();
    class FakeChannel {
      #listener: ((event: { data: unknown }) => void) | undefined;
      constructor() {
        channels.add(this);
      }
      addEventListener(_type: string, listener: (event: { data: unknown }) => void): void {
        this.#listener = listener;
      }
      postMessage(message: unknown): void {
        const data = structuredClone(message);
        for (const other of channels)
          if (other !== this)
            messages.push(() => {
              if (channels.has(other)) other.#listener?.({ data });
            });
      }
      close(): void {
        channels.delete(this);
      }
    }
    vi.stubGlobal('BroadcastChannel', FakeChannel);
  }

  /** Opens a docs page in a new tab, which is in front unless told otherwise. */
  open(isVisible = true): Tab {
    const ask = (): void => {
      this.#asking = tab;
    };
    const settings = {
      ...this.#settings,
      get apiUrl() {
        ask();
        return apiUrl;
      },
    } as PageSettings;
    const painted: Presentation[] = [];
    const lasts: boolean[] = [];
    const tab = { painted, lasts, isVisible, isAside: false } as unknown as Tab & { page: Page };
    const recalled = recall(settings);
    const page = {
      settings,
      recalled,
      request: firstRequest(settings, recalled),
      paint: (presentation) => {
        painted.push(presentation);
        page.reader = presentation.hinted ? {} : presentation.reader;
      },
    } as Writable<Page>;
    const { record, user, hinted } = recalled;
    page.paint({ reader: user, hinted, keyName: record?.keyName });
    Object.assign(tab, { page });
    Object.assign(tab, {
      state: startReaderState(
        page,
        (_result, isLast) => lasts.push(isLast),
        () => tab.isVisible,
      ),
    });
    this.tabs.push(tab);
    return tab;
  }

  /** What the tab shows now. */
  shown({ painted }: Tab): Presentation {
    return painted.at(-1) as Presentation;
  }

  hide(tab: Tab): void {
    tab.isVisible = false;
    tab.state.note();
  }

  show(tab: Tab): void {
    tab.isVisible = true;
    tab.isAside = false;
    tab.state.onReturn();
  }

  /** Leaves the page, which goes into the back/forward cache. */
  putAside(tab: Tab): void {
    this.hide(tab);
    tab.isAside = true;
    tab.state.onLeave();
  }

  signIn(user: User, name?: string): void {
    this.session = user;
    this.#signIns += 1;
    if (this.options.hint !== undefined)
      this.cookie = `bookplate_hint=sign-in-number-${this.#signIns}${name === undefined ? '' : `.${name}`}`;
  }

  signOut(): void {
    this.session = null;
    this.cookie = '';
  }

  /** Storage of these docs was changed by nobody that tabs hear of: a page in a frame, or another version. */
  changeStorage(record: 'of the session' | 'junk'): void {
    const settings = this.#settings;
    const key = keyOf(settings);
    if (record === 'junk') attempt(() => (localStorage[key] = '{"user":{"content":[],"at":"x"'));
    else {
      const [, tag] = /=([\w-]+)/.exec(this.cookie) ?? [];
      const user = this.session && expiring(this.session);
      storeRecord(key, settings, user || tag ? { user, at: Date.now(), tag } : undefined);
    }
  }

  get #settings(): PageSettings {
    return { ...this.options, apiUrl, refreshSeconds: 60, cacheSeconds: 86_400 };
  }

  /** Answers a request of those under way: with the truth of when it was sent, or with a failure. */
  async answer(index: number, failure?: Failure): Promise<void> {
    const [request] = this.requests.splice(index % this.requests.length, 1);
    if (!request) return;
    const { user, answer, refuse } = request;
    const status = typeof failure === 'number' ? failure : user ? 200 : 401;
    if (failure === 'network') refuse();
    else answer(response(status, failure === undefined ? user : undefined));
    await settle();
  }

  /** Delivers the oldest message between tabs, or all. */
  deliver(isAll = false): void {
    const count = isAll ? Infinity : 1;
    for (let index = 0; index < count && this.#messages.length > 0; index += 1)
      this.#messages.shift()?.();
  }

  async passTime(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    await settle();
  }

  /** Requests of a tab that are under way. */
  underWay(tab: Tab): number {
    return this.requests.filter((request) => request.tab === tab).length;
  }

  #send(signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request: SentRequest = {
        tab: this.#asking as Tab,
        signal,
        user: this.session && expiring(this.session),
        answer: resolve,
        refuse: () => reject(new TypeError('Failed to fetch')),
      };
      this.requests.push(request);
      signal.addEventListener('abort', () => {
        const index = this.requests.indexOf(request);
        if (index >= 0) this.requests.splice(index, 1);
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
}

/** The data of Bob hold for an hour after each answer. */
function expiring(user: User): User {
  return user.content?.['id'] === 'Bob'
    ? { ...user, expiresAt: Math.floor(Date.now() / 1_000) + 3_600 }
    : user;
}

/** What the page reads of a `Response`, without streams that need real time. */
function response(status: number, user: User | null | undefined): unknown {
  const chunks = [new TextEncoder().encode(JSON.stringify(user ?? {}))];
  return {
    status,
    redirected: false,
    headers: new Headers(status === 429 ? { 'retry-after': '30' } : {}),
    body: {
      getReader: () => ({
        read: () => Promise.resolve({ done: chunks.length === 0, value: chunks.shift() }),
      }),
    },
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
