#!/usr/bin/env node
// npm links commands when it installs, and in a clone that is before the build: so this file is there, as it is.
import { existsSync } from 'node:fs';

const built = new URL('../dist/bookplate.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write(
    'Found no build of bookplate in this clone. Run "npm run build", then try again.\n',
  );
  process.exitCode = 1;
}
