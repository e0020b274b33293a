import type { CheckContext } from '../../check-context.ts';
import { requestFromOrigin } from '../../requests.ts';
import { headerValue } from '../../response.ts';

/**
 * Whether a page of an origin may read the response of a URL to a request with cookies.
 *
 * @param context sends the request
 * @param url of the request
 * @param origin of the page
 * @returns true if a browser would allow it (Fetch §4.10)
 */
export async function allowsOrigin(
  { responseTo }: Pick<CheckContext, 'responseTo'>,
  url: URL,
  origin: string,
): Promise<boolean> {
  const response = await responseTo(requestFromOrigin(url, origin));
  return (
    headerValue(response, 'access-control-allow-origin') === origin &&
    headerValue(response, 'access-control-allow-credentials') === 'true'
  );
}
