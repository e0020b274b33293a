import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

/** A real OpenID Connect provider that lets people in under the name that they give. */
export interface TestProvider {
  readonly issuer: string;
  readonly close: () => void;
}

/**
 * Starts one for one client. Its own pages for developers ask for a login and a consent.
 *
 * @param port of loopback
 * @param client who may send people, and where they come back to
 * @returns the running provider
 */
export async function startProvider(
  port: number,
  client: { readonly id: string; readonly secret: string; readonly redirectUri: string },
): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['test'] },
    // The login is the e-mail; who writes "unverified" has an e-mail of which the provider knows nothing.
    findAccount: (_context, login) => ({
      accountId: login,
      claims: () => ({
        sub: login,
        email: login.replace('unverified-', ''),
        email_verified: !login.startsWith('unverified-'),
        name: login,
      }),
    }),
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { issuer, close: () => void server.close() };
}
