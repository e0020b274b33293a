import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { styleText } from 'node:util';

type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>;

/** All that a command has of the outside world: tests give it another. */
export interface Terminal {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /**
   * Reads standard input to its end. Where somebody types, it says what to paste, and reads one line, which it does not show.
   */
  readonly readInput: (what: string) => Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly isColored: boolean;
  /** Somebody looks on: progress may be shown by `writeError`, and questions asked. */
  readonly isInteractive: boolean;
  /** How many characters fit in a line. */
  readonly columns: number;
  /** Asks for a line; it is empty if there is no more to read. */
  readonly ask: (question: string) => Promise<string>;
  /** Ends `--watch`. For a process that is Ctrl-C, which needs no help. */
  readonly stop: AbortSignal;
}

export type Color = 'red' | 'green' | 'yellow' | 'magenta' | 'dim' | 'bold';

/** Colours text, where somebody looks at it. */
export type Paint = (color: Color, text: string) => string;

/**
 * The terminal of this process.
 *
 * @param streams of it, and its environment
 * @returns streams, environment, current folder
 */
export function processTerminal({ stdin, stdout, stderr, env }: Streams = process): Terminal {
  return {
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
    async readInput(what) {
      if (stdin.isTTY) return readTyped(what, { stdin, stderr });
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString('utf8');
    },
    environment: env,
    folder: process.cwd(),
    isColored: stdout.isTTY && !env['NO_COLOR'],
    isInteractive: stdin.isTTY && stdout.isTTY && stderr.isTTY,
    columns: stdout.columns || 80,
    async ask(question) {
      const lines = createInterface({ input: stdin, output: stdout });
      try {
        const [answer = ''] = await Promise.race([
          lines.question(question).then((line) => [line]),
          once(lines, 'close') as Promise<string[]>,
        ]);
        return answer;
      } finally {
        lines.close();
      }
    },
    stop: new AbortController().signal,
  };
}

/** In raw mode: a terminal itself takes lines of at most 4,096 bytes (Linux, termios(3)), and shows them. */
async function readTyped(
  what: string,
  { stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>,
): Promise<string> {
  stderr.write(`Paste ${what} and press Enter. It is not shown.\n`);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  const [line = ''] = await Promise.race([
    once(lines, 'line') as Promise<string[]>,
    once(lines, 'close') as Promise<string[]>,
  ]);
  lines.close();
  return line;
}

/**
 * A painter for a terminal.
 *
 * @param terminal says whether colours are wanted
 * @returns a function that colours, or returns the text as it is
 */
export function createPaint({ isColored }: Terminal): Paint {
  return (color, text) => (isColored ? styleText(color, text, { validateStream: false }) : text);
}
