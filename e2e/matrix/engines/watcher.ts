/**
 * The watcher of every scenario: what a page shows and keeps at each moment at which it can be painted, what it requests,
 * and what it learns. It is the first script of each page, put there by the server, so that all engines have it.
 */
/** What the watcher must know of the pages. */
export interface Watched {
  readonly apiUrl: string;
  /** The element that reads `Hello, NAME`. */
  readonly greeting: string;
  /** Texts that only the reader of this name sees, beside the name. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Never kept at rest. */
  readonly secrets: readonly string[];
}

/** One page at one moment. */
interface Moment {
  readonly kind: 'moment';
  /** The name in the greeting; `nobody` for the public text; nothing while it has not arrived. */
  readonly name?: string;
  /** Texts of readers that are seen beside it. */
  readonly seen: readonly string[];
  /** The HTML is still arriving. */
  readonly isOpen: boolean;
  /** The display name in the sign-in hint. */
  readonly hint?: string;
  /** Of which readers storage has data. */
  readonly kept: readonly string[];
  /** Secrets that are in storage or in cookies. */
  readonly leaks: readonly string[];
}

/** What happened in a page, in its order. `at` is the machine's clock; `pageAt` is the one that scenarios move. */
export type Entry =
  | Moment
  | { readonly kind: 'start' | 'returned'; readonly at: number }
  | { readonly kind: 'request'; readonly pageAt: number; readonly underWay: number }
  /** An answer of the Info API, or what another tab has been answered. */
  | { readonly kind: 'confirmed'; readonly name: string; readonly by: 'answer' | 'tab' }
  | { readonly kind: 'timer'; readonly delayMs: number }
  | {
      readonly kind: 'outcome';
      readonly outcome: string | undefined;
      readonly reason: string | undefined;
    }
  | { readonly kind: 'error'; readonly text: string };

/** In the page. */
export interface Watcher {
  /** Another one in each document. */
  readonly id: string;
  readonly log: readonly Entry[];
}

declare global {
  interface Window {
    bookplateWatcher?: Watcher;
  }
}

/** Runs in each document, after the recorder and before anything else. */
export function startWatcher({ apiUrl, greeting, texts, secrets }: Watched): void {
  const log: Entry[] = [];
  const now = Date.now.bind(Date);
  const anyName = Object.keys(texts);
  let last = '';

  const inStorage = (): string => {
    let kept = '';
    for (const name of ['localStorage', 'sessionStorage'] as const)
      try {
        kept += JSON.stringify(window[name]);
      } catch {
        // Storage is blocked: nothing is kept.
      }
    return kept;
  };
  const cookies = (): string => {
    try {
      return document.cookie;
    } catch {
      return '';
    }
  };
  const look = (): Moment => {
    const element = document.querySelector<HTMLElement>(greeting);
    const isShown = element?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const [, name] = /^Hello, (.+?)!?$/.exec((isShown && element?.innerText.trim()) || '') ?? [];
    const body = document.body?.innerText ?? '';
    const storage = inStorage();
    const cookie = cookies();
    const [, hint] = /bookplate_hint=[^.;]*\.([^;]*)/.exec(cookie) ?? [];
    return {
      kind: 'moment',
      ...(name !== undefined && { name: name === 'reader' ? 'nobody' : name }),
      seen: Object.values(texts)
        .flat()
        .filter((text) => body.includes(text)),
      isOpen: document.readyState === 'loading',
      ...(hint !== undefined && { hint: decodeURIComponent(hint) }),
      kept: anyName.filter(
        (each) => storage.includes(`"${each}"`) || storage.includes(`\\"${each}\\"`),
      ),
      leaks: secrets.filter((secret) => `${storage}${cookie}`.includes(secret)),
    };
  };
  window.bookplateRecorder!.onMoment = () => {
    if ((document as { prerendering?: boolean }).prerendering || document.hidden) return;
    const moment = look();
    const text = JSON.stringify(moment);
    if (text !== last) log.push(moment);
    last = text;
  };

  const onReturned = (): void => {
    last = '';
    log.push({ kind: 'returned', at: now() });
    openChannel();
  };
  addEventListener('pageshow', ({ persisted }) => persisted && onReturned());
  document.addEventListener('visibilitychange', () => document.hidden || onReturned());
  document.addEventListener('prerenderingchange', onReturned);
  addEventListener('online', onReturned);

  let channel: BroadcastChannel | undefined;
  // This channel hears what the page itself says to the others, too.
  const told: string[] = [];
  const post = BroadcastChannel.prototype.postMessage;
  BroadcastChannel.prototype.postMessage = function (message) {
    told.push(JSON.stringify(message));
    post.call(this, message);
  };
  // Before that of the page, so that it is told first.
  const openChannel = (): void => {
    if (channel) return;
    try {
      channel = new BroadcastChannel('bookplate:1');
    } catch {
      // An opaque origin.
      return;
    }
    channel.addEventListener(
      'message',
      ({ data }: MessageEvent<{ user: { content: { firstName: string } } | null }>) => {
        const text = JSON.stringify(data);
        if (told.includes(text)) told.splice(told.indexOf(text), 1);
        else
          log.push({
            kind: 'confirmed',
            name: data.user?.content.firstName ?? 'nobody',
            by: 'tab',
          });
      },
    );
  };
  openChannel();
  addEventListener('pagehide', () => {
    channel?.close();
    channel = undefined;
  });

  let underWay = 0;
  const realFetch = window.fetch.bind(window);
  window.fetch = (...argv) => {
    const response = realFetch(...argv);
    if (argv[0] !== apiUrl) return response;
    underWay += 1;
    log.push({ kind: 'request', pageAt: Date.now(), underWay });
    response.then(
      ({ headers }) => {
        underWay -= 1;
        const name = headers.get('x-confirmed');
        if (name !== null) log.push({ kind: 'confirmed', name, by: 'answer' });
      },
      () => (underWay -= 1),
    );
    return response;
  };
  const realTimeout = window.setTimeout.bind(window) as (
    handler: () => void,
    delayMs?: number,
  ) => number;
  // Of the timers of a page, only those of the next request are so long.
  Object.assign(window, {
    setTimeout: (handler: () => void, delayMs = 0) => {
      if (delayMs >= 10_000 && delayMs <= 3_600_000) log.push({ kind: 'timer', delayMs });
      return realTimeout(handler, delayMs);
    },
  });
  addEventListener('bookplate:reader', () =>
    log.push({
      kind: 'outcome',
      outcome: window.bookplate?.outcome,
      reason: window.bookplate?.reason,
    }),
  );
  addEventListener('error', ({ message }) => log.push({ kind: 'error', text: message }));
  addEventListener('unhandledrejection', ({ reason }) =>
    log.push({ kind: 'error', text: String(reason) }),
  );
  log.push({ kind: 'start', at: now() });
  window.bookplateWatcher = { id: crypto.randomUUID(), log };
  // A page that frames this one may read it.
  addEventListener('message', ({ data, source }) => {
    if (data === 'bookplate watcher')
      source?.postMessage(window.bookplateWatcher, { targetOrigin: '*' });
  });
}
