import type { Explanation } from './explanation.ts';
import type { NoResponseKind } from './response.ts';

/**
 * Words why a server sent no response.
 *
 * @param kind of the failure
 * @param url how the reader of the words knows the URL, such as `the API URL`
 * @returns sentences: what happened, and what to do
 */
export function explainNoResponse(
  kind: NoResponseKind,
  url: string,
): Pick<Explanation, 'meaning' | 'fix'> {
  switch (kind) {
    case 'name':
      return {
        meaning: 'The name has no address, or no name server told this machine.',
        fix: `Check the spelling of ${url}, the DNS record, and that this machine is online.`,
      };
    case 'refused':
      return {
        meaning: 'Nothing listens at this address and port.',
        fix: `Start the server, or correct host and port of ${url}.`,
      };
    case 'no-route':
      return {
        meaning: 'This machine has no way to this address.',
        fix: `Check that this machine is online and in the network of the server (VPN), and the host of ${url}.`,
      };
    case 'certificate':
      return {
        meaning: 'The certificate is not trusted.',
        fix: 'Renew the certificate, serve its whole chain, and make it name this host. For your own certificate authority, set NODE_EXTRA_CA_CERTS for this command.',
      };
    case 'unconnected':
      return {
        meaning:
          'No connection was made in time: a firewall drops the packets, the host is off, or the name server is silent.',
        fix: `Open the port in the firewall, start the host, or correct host and port of ${url}.`,
      };
    case 'timeout':
      return {
        meaning: 'The server took the connection, and sent no answer in time.',
        fix: 'Look for what hangs in the server or a proxy before it, such as a database or session store, and set a timeout for it.',
      };
    case 'tls':
      return {
        meaning: 'The TLS connection failed. A port that speaks plain http fails like this.',
        fix: `Check port and scheme of ${url}: http instead of https, if the port has no TLS. Otherwise let the server accept TLS 1.2 or newer for this host name.`,
      };
    case 'not-http':
      return {
        meaning:
          'What came is not HTTP that can be read. A port that speaks https fails like this.',
        fix: `Check port and scheme of ${url}: https instead of http, if the port has TLS. Otherwise look at the headers that the server sends: all of them may have 16 kB.`,
      };
    case 'broken':
      return {
        meaning:
          'The server, or a proxy before it, closed the connection before it sent a response.',
        fix: `Look in the log of the server and of the proxy at the time of this request, and check the port of ${url}.`,
      };
  }
}
