/**
 * The CPU time that a work takes, of all threads of this process: other work on the machine does not count.
 *
 * @returns milliseconds
 */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
