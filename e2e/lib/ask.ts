import { request } from 'node:http';

/** What a program is answered. */
export interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<NodeJS.Dict<string | string[]>>;
  readonly text: string;
}

/**
 * Asks a company as a program does, not a browser. Node does not resolve names below `localhost`.
 *
 * @param url such as `http://dash.acme.localhost:4310/api/v1/standard/rockets`
 * @param options the method, headers, and a body that is sent as JSON
 * @returns the answer
 */
export function ask(
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: object;
  } = {},
): Promise<Answer> {
  const { host, port, pathname, search } = new URL(url);
  const { method = 'GET', body } = options;
  const headers = {
    ...options.headers,
    ...(body && { 'content-type': 'application/json' }),
    host,
  };
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname + search, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    })
      .on('error', reject)
      .end(body && JSON.stringify(body));
  });
}
