import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { processTerminal } from './terminal.ts';

interface Started {
  readonly stdin: PassThrough;
  readonly input: Promise<string>;
  readonly shown: () => string;
}

function startReading(isTTY: boolean): Started {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const streams = { stdin, stdout, stderr, env: {} } as unknown as typeof process;
  const input = processTerminal(streams).readInput('the session cookie');
  return { stdin, input, shown: () => `${stdout.read() ?? ''}${stderr.read() ?? ''}` };
}

test('says what to paste where somebody types, and reads one line without showing it', async () => {
  const { stdin, input, shown } = startReading(true);
  stdin.write('sid=1\r');
  expect(await input).toBe('sid=1');
  expect(shown()).toBe('Paste the session cookie and press Enter. It is not shown.\n');
});

test('ends with nothing where somebody ends the input without a line', async () => {
  const { stdin, input } = startReading(true);
  stdin.write('\u0003');
  expect(await input).toBe('');
});

test('reads piped input to its end, and says nothing', async () => {
  const { stdin, input, shown } = startReading(false);
  stdin.end('sid=1\nmore');
  expect(await input).toBe('sid=1\nmore');
  expect(shown()).toBe('');
});
