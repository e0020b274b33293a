#!/usr/bin/env node
import { run } from './lib/run.ts';
import { processTerminal } from './lib/terminal.ts';

// The reading program has closed the pipe, as `head` does: that is no failure worth a stack.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await run(process.argv.slice(2), processTerminal());
