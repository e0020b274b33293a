/** What a page answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Where it redirects to, as a path. */
  readonly location: string | undefined;
}

/** Somebody at a browser without JavaScript: keeps cookies and follows no redirect. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #url: string;
  readonly #address: string;

  /**
   * @param url of the console, as people write it
   * @param address where it listens, where a proxy would stand between
   */
  constructor(url: string, address: string = url) {
    this.#url = url;
    this.#address = address;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send(path, { headers });
  }

  /** Sends a form as a browser does from a page of the console itself. */
  async post(
    path: string,
    form: Record<string, string> = {},
    headers: Record<string, string> = { origin: this.#url, 'sec-fetch-site': 'same-origin' },
  ): Promise<Answer> {
    return this.#send(path, { method: 'POST', headers, body: new URLSearchParams(form) });
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#address), {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0\b/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get('location') ?? undefined;
    return {
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      location: location?.replace(this.#url, ''),
    };
  }
}
