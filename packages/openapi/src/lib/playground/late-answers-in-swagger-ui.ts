/** What a plugin of Swagger UI asks of it. */
interface System {
  readonly specActions: { clearResponse(path: string, method: string): void };
  readonly specSelectors: { requestFor(path: string, method: string): unknown };
}
type SetResponse = (path: string, method: string, response: object) => void;

/**
 * A plugin of Swagger UI: the answer to a request that has been taken off the page is not shown, for it is not for who is
 * there now.
 *
 * @returns the plugin
 */
export function lateAnswersInSwaggerUi(): object {
  return { statePlugins: { spec: { wrapActions: { setResponse } } } };
}

function setResponse(original: SetResponse, { specActions, specSelectors }: System): SetResponse {
  return (path, method, response) => {
    if (specSelectors.requestFor(path, method)) {
      original(path, method, response);
      return;
    }
    // The button waits for some answer.
    original(path, method, { headers: {} });
    setTimeout(() => specActions.clearResponse(path, method));
  };
}
