import { build } from './build.ts';
import { installStandalone } from './standalone.ts';
import { run } from './step.ts';

/** What there is to measure, each a file in `bench/`. */
const measurements = [
  'info-api',
  'lint',
  'apply',
  'real-sites',
  'docs-build',
  'first-name',
  'requests',
  'sidebar',
  'texts',
  'openapi',
  'console',
];

const [only] = process.argv.slice(2);
if (only !== undefined && !measurements.includes(only)) {
  console.error(`There is no measurement "${only}". There are: ${measurements.join(', ')}.`);
  process.exit(1);
}
await installStandalone('bench');
if (only === undefined || only === 'docs-build') await installStandalone('examples/hooli');
await build();
for (const name of only === undefined ? measurements : [only]) {
  console.log(`\n${name}`);
  await run(name, [process.execPath, '--expose-gc', `bench/${name}.ts`], { isLive: true });
}
