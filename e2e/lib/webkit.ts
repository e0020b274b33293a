import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A WebKitGTK that is driven by WebDriver. It shares its engine with Safari, but not its cookies or its network. */
export interface WebKit {
  readonly version: () => Promise<string>;
  /** A new browser, with nothing stored. */
  readonly open: () => Promise<WebKitTab>;
  readonly close: () => void;
}

/** A window of WebKitGTK. */
export interface WebKitTab {
  readonly goto: (url: string) => Promise<void>;
  /** Runs the body of an async function, which has its arguments in `arguments`. */
  readonly run: <T>(body: string, ...args: readonly string[]) => Promise<T>;
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
  const screen = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await firstLine(screen);
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${display}`, WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
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
  const newSession = (): Promise<NewSession> =>
    call('POST', '/session', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });

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
    async open() {
      const { sessionId } = await newSession();
      const path = `/session/${sessionId}`;
      return {
        goto: (url) => call('POST', `${path}/url`, { url }),
        run: (body, ...args) => call('POST', `${path}/execute/sync`, { script: body, args }),
        close: () => call('DELETE', path),
      };
    },
    close() {
      server.kill();
      screen.kill();
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
