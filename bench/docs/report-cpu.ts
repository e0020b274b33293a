import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded into a build before everything else (`node --import`): leaves the CPU time that its process has spent, all
// threads of it, where the measurement finds it.
const file = process.env['BENCH_CPU_FILE'];
if (isMainThread && file)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(file, String((user + system) / 1_000));
  });
