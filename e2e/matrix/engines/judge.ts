import type { Entry, Watched } from './watcher.ts';

/** When the Info API confirmed a reader, by the machine's clock. */
export interface Confirmation {
  readonly at: number;
  readonly name: string;
}

const firstMs = 10_000;
const mostMs = 300_000;

/**
 * Holds what a page did against the rules of all scenarios.
 *
 * @param log of the page
 * @param texts that a reader sees beside their name
 * @param confirmations of the Info API, in their order
 * @param retryAfterMs what the Info API asks for when it fails
 * @returns each breach, in words
 */
export function breachesOf(
  log: readonly Entry[],
  texts: Watched['texts'],
  confirmations: readonly Confirmation[],
  retryAfterMs?: number,
): readonly string[] {
  const breaches: string[] = [];
  const lastBefore = (at: number): string =>
    confirmations.findLast((each) => each.at < at)?.name ?? 'nobody';
  let confirmed = 'nobody';
  /** Confirmed since, and not painted yet. */
  let coming: string[] = [];
  /** What another tab has deleted, and storage may still have here: it is another process. */
  let deleted: string | undefined;
  let failures = 0;
  let mayRequestAt = 0;
  let pause: number | undefined;
  let isAnswerOnItsWay = false;
  log.forEach((entry, index) => {
    const say = (breach: string): void => void breaches.push(`${index}: ${breach}`);
    switch (entry.kind) {
      case 'start':
      case 'returned':
        // The server may have sent an answer that the page does not have yet.
        if (isAnswerOnItsWay) break;
        confirmed = lastBefore(entry.at);
        coming = [];
        break;
      case 'confirmed':
        isAnswerOnItsWay = false;
        if (entry.by === 'tab') deleted = confirmed;
        coming.push(entry.name);
        break;
      case 'moment': {
        const { name, seen, isOpen, hint, kept, leaks } = entry;
        if (leaks.length > 0) say(`a credential at rest: ${leaks.join(', ')}`);
        if (name === undefined) {
          if (!isOpen) say('a blank or broken page');
          break;
        }
        const at = coming.lastIndexOf(name);
        if (at >= 0) {
          confirmed = name;
          coming = coming.slice(at + 1);
        }
        const isHint = name === hint && name !== confirmed;
        if (name !== 'nobody' && name !== confirmed && !isHint)
          say(`data of ${name}, where ${confirmed} was confirmed and the hint is ${hint}`);
        const expected = isHint ? [] : (texts[name] ?? []);
        const isStrange = seen.some((text) => !expected.includes(text));
        if (isStrange || (!isOpen && seen.length < expected.length))
          say(`${name} with ${JSON.stringify(seen)}`);
        if (deleted !== undefined && !kept.includes(deleted)) deleted = undefined;
        // What another tab has stored may be here before its message is.
        const next = log.slice(index).find((each) => each.kind === 'confirmed');
        const told = next?.by === 'tab' ? next.name : undefined;
        const strange = kept.filter(
          (each) => ![confirmed, deleted, told, ...coming].includes(each),
        );
        if (strange.length > 0) say(`storage has ${strange.join(', ')}, confirmed is ${confirmed}`);
        break;
      }
      case 'request':
        isAnswerOnItsWay = true;
        if (entry.underWay > 1) say(`${entry.underWay} requests under way`);
        if (entry.pageAt < mayRequestAt) say('a request before Retry-After');
        break;
      case 'timer':
        pause = entry.delayMs;
        break;
      case 'outcome': {
        isAnswerOnItsWay = false;
        const { outcome, reason = '' } = entry;
        if (outcome !== 'unreachable') failures = 0;
        else if (/network|timeout|-(429|5)/.test(reason)) {
          const least = retryAfterMs ?? Math.min(firstMs * 2 ** failures, mostMs);
          const most = retryAfterMs ?? least * 1.5;
          if (pause === undefined) say('no pause is planned after a failure');
          else if (pause < least || pause > most)
            say(`a pause of ${pause} ms, expected ${least} to ${most} ms`);
          else if (retryAfterMs === undefined && pause === least) say('a pause without jitter');
          failures += 1;
        }
        pause = undefined;
        break;
      }
      case 'error':
        say(`the page threw: ${entry.text}`);
        break;
    }
    if (entry.kind === 'outcome' && retryAfterMs !== undefined) {
      const request = log.slice(0, index).findLast((each) => each.kind === 'request');
      mayRequestAt = entry.outcome === 'unreachable' ? (request?.pageAt ?? 0) + retryAfterMs : 0;
    }
  });
  return breaches;
}

/**
 * @param log of a page
 * @returns whose page was shown, one after another; what a later moment repeats is left out
 */
export function shownIn(log: readonly Entry[]): readonly string[] {
  const names = log.flatMap((entry) =>
    entry.kind === 'moment' && entry.name !== undefined ? [entry.name] : [],
  );
  return names.filter((name, index) => name !== names[index - 1]);
}
