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
    if (origin !== undefined) stop = run(origin, path ?? '/');
  });
  form.addEventListener('submit', () => show(wordsOf('testing')));
}

/** Built from its parts: in one string, a path such as `//evil.com` would be another host. */
function pageOf(origin: string, path: string): URL {
  const page = new URL(origin);
  [page.pathname = '/', page.search = ''] = path.trim().split(/(?=\?)/);
  return page;
}

/** Starts a test, and returns what ends it. */
function run(docsOrigin: string, path: string): () => void {
  const test = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const page = pageOf(docsOrigin, path);
  // In the fragment, which is sent to no server.
  page.hash = `bookplate-test=${test}`;
  // Its opener has to be this page, to be told; the page of the docs could send this one elsewhere for as long.
  const docs = window.open(page, '', 'popup,width=960,height=720');
  if (!docs) {
    show(wordsOf('blocked'));
    return () => {};
  }

  let isOver = false;
  let isExplained = false;
  const end = (): void => {
    isOver = true;
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
    void send('', { origin, outcome: String(outcome) });
    docs.close();
  };
  const watch = setInterval(() => {
    if (!docs.closed) return;
    end();
    // Closed by somebody who has read why.
    if (!isExplained) show(wordsOf('closed'));
  }, 250);
  const patience = setTimeout(() => {
    end();
    if (!isExplained) show(wordsOf('silent'));
  }, patienceMs);
  addEventListener('message', onMessage);
  show(wordsOf('running'));
  // The console's server reads the page as well: what the page lacks is known before anything could come from it. A page
  // that answers all the same is right.
  void send('/look', { origin: docsOrigin, path }).then((answer) => {
    const { result: name = '', found = '' } = answer ?? {};
    const words = wordsOf(name);
    if (isOver || !words) return;
    isExplained = true;
    show(words, found);
  });
  return end;
}

interface LookAnswer {
  readonly result?: string;
  readonly found?: string;
}

/** Without an answer the test goes on as it would without this server. */
async function send(
  path: '' | '/look',
  fields: Readonly<Record<string, string>>,
): Promise<LookAnswer | undefined> {
  const site = location.pathname.replace(/\/test$/, '');
  try {
    const body = new URLSearchParams(fields);
    const response = await fetch(`${site}/browser-test${path}`, { method: 'POST', body });
    return response.status === 200 ? ((await response.json()) as LookAnswer) : undefined;
  } catch {
    return undefined;
  }
}

function docsOrigins(): readonly string[] {
  return [...(form?.querySelectorAll<HTMLOptionElement>('#origin option') ?? [])].map(
    ({ value }) => value,
  );
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
