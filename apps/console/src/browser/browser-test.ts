// The test in the operator's own browser: opens a page of the docs, whose script runs the handshake and tells how it
// ended. All words are in the page, as templates.

const patienceMs = 15_000;

const button = document.querySelector<HTMLButtonElement>('#run-in-browser');
const form = button?.form;
const result = document.querySelector('#browser-test');

let stop = (): void => {};

if (form && button && result) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const { origin, path } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    stop();
    if (origin !== undefined) stop = run(pageOf(origin, path ?? '/'));
  });
}

/** Built from its parts: in one string, a path such as `//evil.com` would be another host. */
function pageOf(origin: string, path: string): URL {
  const page = new URL(origin);
  [page.pathname = '/', page.search = ''] = path.trim().split(/(?=\?)/);
  return page;
}

/** Starts a test, and returns what ends it. */
function run(page: URL): () => void {
  const test = crypto.getRandomValues(new Uint32Array(4)).join('-');
  // In the fragment, which is sent to no server.
  page.hash = `bookplate-test=${test}`;
  // Its opener has to be this page, to be told; the page of the docs could send this one elsewhere for as long.
  const docs = window.open(page, '', 'popup,width=960,height=720');
  if (!docs) {
    show(wordsOf('blocked'));
    return () => {};
  }

  const end = (): void => {
    removeEventListener('message', onMessage);
    clearInterval(watch);
    clearTimeout(patience);
  };
  const onMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    // Any window that knows this one can send it messages: only that window, on an origin of this site, that knows the
    // test.
    if (source !== docs || !docsOrigins().includes(origin) || !isAbout(test, data)) return;
    const { outcome, reason, durationMs } = data;
    const name = outcome === 'unreachable' ? String(reason) : String(outcome);
    const words = wordsOf(name.replace(/^status-[1-5]\d\d$/, 'status'));
    // What is not there to be said, nobody can have said.
    if (words?.dataset['outcome'] !== outcome) return;
    end();
    show(words, `${name}, ${Math.round(Number(durationMs))} ms.`);
    docs.close();
  };
  const watch = setInterval(() => {
    if (!docs.closed) return;
    end();
    show(wordsOf('closed'));
  }, 250);
  const patience = setTimeout(() => {
    end();
    show(wordsOf('silent'));
  }, patienceMs);
  addEventListener('message', onMessage);
  show(wordsOf('running'));
  return end;
}

function docsOrigins(): readonly string[] {
  return [...(form?.querySelectorAll('option') ?? [])].map(({ value }) => value);
}

function isAbout(test: string, data: unknown): data is Readonly<Record<string, unknown>> {
  return (data as { bookplate?: unknown } | null)?.bookplate === test;
}

function wordsOf(name: string): HTMLTemplateElement | undefined {
  return [...document.querySelectorAll('template')].find(
    ({ dataset }) => dataset['result'] === name,
  );
}

function show(words: HTMLTemplateElement | undefined, details = ''): void {
  if (words) result?.replaceChildren(words.content.cloneNode(true));
  const place = result?.querySelector('[data-details]');
  if (place) place.textContent = details;
}
