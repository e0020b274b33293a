import { attempt } from './attempt.ts';
import type { ReaderRecord } from './reader-record.ts';

/** What tabs tell each other: the outcome of a handshake. It may hold credentials, so it is in memory only. */
export interface TabMessage extends ReaderRecord {
  /** Whose reader it is: tabs of several docs sites may share an origin. */
  readonly key: string;
  /** Whether the browser stored it. */
  readonly isStored: boolean;
}

/** The other tabs of these docs. */
export interface Tabs {
  readonly post: (message: TabMessage) => void;
  readonly open: () => void;
  /** Some engines put no page with an open channel into the back/forward cache. */
  readonly close: () => void;
}

/**
 * Connects the tabs of an origin.
 *
 * @param onMessage called with what another tab tells
 * @returns the connection, closed
 */
export function connectTabs(onMessage: (message: TabMessage) => void): Tabs {
  let channel: BroadcastChannel | undefined;
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
    post: (message) => channel?.postMessage(message),
    open: () => {
      if (channel) return;
      channel = attempt(() => new BroadcastChannel('bookplate:1'));
      channel?.addEventListener('message', ({ data }) => onMessage(data as TabMessage));
    },
    close: () => {
      channel?.close();
      channel = undefined;
    },
  };
}
