import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { checkPort, startOn } from './ports.ts';

/** Something that has a port of the system's choice. */
async function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return { server, port: (server.address() as { port: number }).port };
}

const sentence = (port: number): string =>
  `Port ${port}, which the console needs, is taken. Stop what listens there and try again.`;

test('a port that is taken is said in one sentence, before anything is built', async () => {
  const { server, port } = await occupy();
  await expect(checkPort(port, 'the console')).rejects.toThrow(sentence(port));
  server.close();
  await once(server, 'close');
  await checkPort(port, 'the console');
});

test('a port that another clone has taken since is said in the same sentence', async () => {
  const { port } = await occupy();
  const start = async (): Promise<void> => {
    await once(createServer().listen(port, '127.0.0.1'), 'listening');
  };
  await expect(startOn([port, 'the console'], start)).rejects.toThrow(sentence(port));
  const other = new Error('Found no database.');
  await expect(startOn([port, 'the console'], () => Promise.reject(other))).rejects.toBe(other);
});
