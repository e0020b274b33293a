import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A WebKitGTK that is driven by WebDriver. It shares its engine with Safari, but not its cookies or its network. */
export interface WebKit {
  readonly version: () => Promise<string>;
  /**
   * A new browser, with nothing stored.
   *
   * @param argv options of MiniBrowser, such as `--cookies-policy=never`
   */
  readonly open: (...argv: readonly string[]) => Promise<WebKitTab>;
  readonly close: () => void;
}

/** A window of WebKitGTK. */
export interface WebKitTab {
  readonly goto: (url: string) => Promise<void>;
  /** Runs the body of an async function, which has its arguments in `arguments`. */
  readonly run: <T>(body: string, ...args: readonly unknown[]) => Promise<T>;
  /** Another window of the same browser. Tabs would do, but WebDriver cannot put them in front. */
  readonly openWindow: () => Promise<WebKitTab>;
  /** Minimises the window: its page is hidden then. */
  readonly hide: () => Promise<void>;
  readonly show: () => Promise<void>;
  /** Ends the browser, with all of its windows. */
  readonly close: () => Promise<void>;
}

interface NewSession {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/**
 * Starts the driver on a screen that nobody sees.
 *
 * @param driver the path of WebKitWebDriver
 * @returns opens windows
 */
export async function startWebKit(driver: string): Promise<WebKit> {
  const screen = await startScreen();
  const port = await freePort();
  const env = { ...process.env, ...screen.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
  const server = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });

  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T };
    if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const newSession = (argv: readonly string[] = []): Promise<NewSession> =>
    call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          acceptInsecureCerts: true,
          ...(argv.length > 0 && {
            'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation', ...argv] },
          }),
        },
      },
    });

  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await call('GET', '/status').catch(() => undefined)) break;
    await wait(100);
  }
  return {
    async version() {
      const { sessionId, capabilities } = await newSession();
      await call('DELETE', `/session/${sessionId}`);
      return capabilities.browserVersion;
    },
    async open(...argv) {
      const { sessionId } = await newSession(argv);
      const path = `/session/${sessionId}`;
      // WebKit measures it by a timer in the page, where a test may move the clock.
      await call('POST', `${path}/timeouts`, { script: null });
      // Commands are for the current window, so they go one after the other.
      let last: Promise<unknown> = Promise.resolve();
      const inWindow = <T>(handle: string, work: () => Promise<T>): Promise<T> => {
        const next = last.then(async () => {
          await call('POST', `${path}/window`, { handle });
          return work();
        });
        last = next.catch(() => undefined);
        return next;
      };
      const windowOf = (handle: string): WebKitTab => ({
        goto: (url) => inWindow(handle, () => call('POST', `${path}/url`, { url })),
        run: (body, ...args) =>
          inWindow(handle, () => call('POST', `${path}/execute/sync`, { script: body, args })),
        hide: () => inWindow(handle, () => call('POST', `${path}/window/minimize`, {})),
        show: () =>
          inWindow(handle, () =>
            call('POST', `${path}/window/rect`, { width: 1_000, height: 700 }),
          ),
        openWindow: () =>
          inWindow(handle, async () => {
            const opened = await call<{ handle: string }>('POST', `${path}/window/new`, {
              type: 'window',
            });
            return windowOf(opened.handle);
          }),
        close: () => call('DELETE', path),
      });
      return windowOf(await call('GET', `${path}/window`));
    },
    close() {
      server.kill();
      screen.close();
    },
  };
}

interface Screen {
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => void;
}

/** Xvfb, or GTK's Broadway, which comes with GTK and sends to a web page what nobody opens here. */
async function startScreen(): Promise<Screen> {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-screen-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await firstLine(xvfb, xvfb.stdio[3]).catch(() => undefined);
  if (display !== undefined)
    return {
      env: { DISPLAY: `:${display}` },
      close: () => {
        xvfb.kill();
        remove();
      },
    };
  // It listens in a folder that is this test's, so its number is nobody else's.
  const env = { XDG_RUNTIME_DIR: folder, BROADWAY_DISPLAY: ':1', GDK_BACKEND: 'broadway' };
  const broadway = spawn('broadwayd', [`--unixsocket=${join(folder, 'http')}`, ':1'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await firstLine(broadway, broadway.stdout);
  return {
    env,
    close: () => {
      broadway.kill();
      remove();
    },
  };
}

/** Where Debian and Fedora have it. WebKitWebDriver finds it, but takes options only with its path. */
function miniBrowser(): string {
  const [found] = globSync('/usr/{lib/*,lib64,libexec}/webkit{2,}gtk-*/MiniBrowser');
  if (found === undefined)
    throw new Error('Found no MiniBrowser of WebKitGTK. Expected one beside WebKitWebDriver.');
  return found;
}

function firstLine(
  child: ChildProcess,
  stream: ChildProcess['stdio'][number] | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    stream?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
