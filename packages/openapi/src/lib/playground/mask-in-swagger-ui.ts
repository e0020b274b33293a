import { mask, dots } from './mask.ts';

/** What a plugin of Swagger UI wraps, and asks of it. */
interface System {
  readonly React: { createElement(component: unknown, props: object): unknown };
}
type Wrapper = (original: unknown, system: System) => (props: Props) => unknown;
interface Props {
  readonly [name: string]: unknown;
}

/** A request in Swagger UI's state: an immutable map. */
interface ShownRequest {
  get(key: 'url'): unknown;
  set(key: 'url', value: string): ShownRequest;
}
/** What was filled in, by the name of the scheme: an immutable map. */
interface Authorized {
  getIn(path: readonly unknown[]): unknown;
  setIn(path: readonly unknown[], value: unknown): Authorized;
}
type FindRequest = (...args: unknown[]) => ShownRequest | undefined;

/**
 * Swagger UI shows each request that it sent, as a command and by its URL, with the key in clear, and in its dialog the
 * name for `http` basic, which is the key where there is no password. This plugin of it shows dots there. What its button
 * copies has the key.
 *
 * @param secrets tells what to mask
 * @returns the plugin
 */
export function maskInSwaggerUi(secrets: () => readonly string[]): () => object {
  /** The requests whose URL is masked, as they were sent. */
  const sent = new WeakMap<ShownRequest, ShownRequest>();
  const masked =
    (find: FindRequest): FindRequest =>
    (...args) => {
      const request = find(...args);
      const url = request?.get('url');
      if (!request || typeof url !== 'string' || mask(url, secrets()) === url) return request;
      const shown = request.set('url', mask(url, secrets()));
      sent.set(shown, request);
      return shown;
    };
  const withSent = change(({ request }) => ({
    request: sent.get(request as ShownRequest) ?? request,
  }));
  return () => ({
    wrapComponents: {
      liveResponse: change(({ specSelectors }) => {
        const { requestFor, mutatedRequestFor } = specSelectors as Record<string, FindRequest>;
        return {
          specSelectors: {
            ...(specSelectors as object),
            ...(requestFor && { requestFor: masked(requestFor) }),
            ...(mutatedRequestFor && { mutatedRequestFor: masked(mutatedRequestFor) }),
          },
        };
      }),
      HttpAuth: change(({ name, authorized }) => {
        const all = authorized as Authorized | undefined;
        // The name is the key.
        return all?.getIn([name, 'value', 'password']) === ''
          ? { authorized: all.setIn([name, 'value', 'username'], dots) }
          : {};
      }),
      curl: withSent,
      RequestSnippets: withSent,
      SyntaxHighlighter: change(({ className, children }) =>
        String(className).includes('curl') && typeof children === 'string'
          ? { children: mask(children, secrets()) }
          : {},
      ),
    },
  });
}

/** Gives a component of Swagger UI other properties. */
function change(changed: (props: Props) => object): Wrapper {
  return (original, { React }) =>
    (props) =>
      React.createElement(original, { ...props, ...changed(props) });
}
