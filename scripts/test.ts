import { obtainChromium } from './chromium.ts';
import { check } from './check.ts';
import { e2e } from './e2e.ts';
import { StepError } from './step.ts';
import { Tally } from './tally.ts';

const tally = new Tally();
try {
  // First, for without one there is no point in minutes of other tests.
  await obtainChromium();
  await check(tally);
  // What dashboards install must run on their Node, not only on the newer one that our tools need.
  await tally.test('the published Info API on the system’s Node', {
    argv: ['--project', 'unit', 'packages/protocol', 'packages/info-api'],
    node: process.env['BOOKPLATE_SYSTEM_NODE'],
    env: { BOOKPLATE_DIST: '1' },
  });
  await e2e(tally);
} catch (error) {
  if (error instanceof StepError) console.log(error.output);
  console.error(error instanceof Error ? error.message : error);
  tally.failed += 1;
}
tally.finish();
