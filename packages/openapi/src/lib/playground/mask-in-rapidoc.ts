import { mask } from './mask.ts';

/** RapiDoc's element for the requests of one operation: it shows and copies the last one as a command. */
interface RequestElement {
  readonly curlSyntax: string;
  curlSyntaxTemplate?(this: RequestElement, ...args: unknown[]): unknown;
}

/** Of every RapiDoc of the page, also of requests that are still shown. */
const secrets = new Set<string>();
let isWrapped = false;

/**
 * RapiDoc has each request that it sent on the page as a command, with the key in clear, before anybody opens its tab
 * "CURL". From now on it has dots there. What its button copies has the key.
 *
 * @returns is told what else to mask
 */
export function maskInRapiDoc(): (more: readonly string[]) => void {
  if (!isWrapped) {
    isWrapped = true;
    // It has no setting and no plugins for it.
    void customElements
      .whenDefined('api-request')
      .then(({ prototype }) => wrap(prototype as RequestElement));
  }
  return (more) => {
    for (const secret of more) secrets.add(secret);
  };
}

function wrap(element: RequestElement): void {
  const { curlSyntaxTemplate: original } = element;
  if (!original) return;
  element.curlSyntaxTemplate = function (...args) {
    let isShown = true;
    const curlSyntax = (): string =>
      isShown ? mask(this.curlSyntax, [...secrets]) : this.curlSyntax;
    const masked = Object.create(this, { curlSyntax: { get: curlSyntax } }) as RequestElement;
    const template = original.apply(masked, args);
    // Later, its button asks.
    isShown = false;
    return template;
  };
}
