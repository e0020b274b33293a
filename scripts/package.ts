import { spawn } from 'node:child_process';
import { build, publishedFolders } from './build.ts';
import { root } from './root.ts';
import { StepError } from './step.ts';

/*
 * The unit tests of one package: `npm test -w @bookplate/NAME`, and `npm run watch -w @bookplate/NAME`. They need what the
 * root installs, and neither a browser nor a docs host.
 */

const [folder = '', ...argv] = process.argv.slice(2);
if (!publishedFolders().includes(folder)) {
  console.error(
    `There is no package in "${folder}". Expected one of ${publishedFolders().join(', ')}.`,
  );
  process.exit(1);
}
try {
  // Some tests read the scripts that pages carry, as they are built.
  await build();
} catch (error) {
  if (error instanceof StepError) console.error(error.output);
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const [mode, ...rest] = argv[0] === 'watch' ? argv : ['run', ...argv];
const project = folder.startsWith('apps/') ? 'console' : 'unit';
// In our own group: watching, it reads what is typed.
const vitest = spawn(
  process.execPath,
  [
    `${root}node_modules/vitest/vitest.mjs`,
    mode ?? 'run',
    '--project',
    project,
    `${folder}/`,
    ...rest,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.on('exit', () => vitest.kill());
vitest.once('close', (code) => process.exit(code ?? 1));
