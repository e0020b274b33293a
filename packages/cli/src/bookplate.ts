#!/usr/bin/env node
import { run } from './lib/run.ts';
import { processTerminal } from './lib/terminal.ts';

process.exitCode = await run(process.argv.slice(2), processTerminal());
