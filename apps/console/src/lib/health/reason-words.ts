import { type BrowserResultName, browserResults } from '../test-run/browser-results.ts';

// Of these only the titles are used, which name no address.
const example = 'https://docs.foo.com';
const words = browserResults({
  docsOrigin: example,
  apiUrl: example,
  loginUrl: example,
});

/**
 * Why handshakes were unreachable, in the words of the browser test.
 *
 * @param reason as pages report it, such as `network` or `status-502`
 * @returns a sentence
 */
export function reasonInWords(reason: string): string {
  const [, status] = /^status-(\d+)$/.exec(reason) ?? [];
  if (status !== undefined) return `The Info API answers with the status ${status}.`;
  const name = reason.startsWith('status-') ? 'status' : reason;
  if (!Object.hasOwn(words, name)) return reason;
  return `${words[name as BrowserResultName].title.replace(/\.$/, '')}.`;
}
