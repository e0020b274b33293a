import { Agent, get, type OutgoingHttpHeaders } from 'node:http';

/**
 * Sends requests at a fixed rate, also while earlier ones have no answer yet: a slow answer delays no other request, and
 * hides nothing. Autocannon sends the requests of each second in one burst.
 *
 * @returns milliseconds from sending each request to the end of its answer
 */
export async function latenciesAt(
  url: string,
  headers: OutgoingHttpHeaders,
  options: { readonly perSecond: number; readonly seconds: number },
): Promise<readonly number[]> {
  const { perSecond, seconds } = options;
  const agent = new Agent({ keepAlive: true });
  const answers: Promise<number>[] = [];
  const begun = performance.now();
  await new Promise<void>((resolve) => {
    const ticking = setInterval(() => {
      const due = Math.min(((performance.now() - begun) / 1_000) * perSecond, perSecond * seconds);
      while (answers.length < due) answers.push(timeOf(url, headers, agent));
      if (answers.length < perSecond * seconds) return;
      clearInterval(ticking);
      resolve();
    }, 1);
  });
  const times = await Promise.all(answers);
  agent.destroy();
  return times;
}

function timeOf(url: string, headers: OutgoingHttpHeaders, agent: Agent): Promise<number> {
  const sent = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`expected 200, got ${response.statusCode}`));
      response.resume().once('end', () => resolve(performance.now() - sent));
    }).once('error', reject);
  });
}
