import type { Node } from './lib/grammar/node.ts';
import type { Playground } from './lib/playground/playground.ts';
import { serversIn, withOperationServers } from './lib/playground/with-operation-servers.ts';
import { writeVariables } from './lib/playground/write-variables.ts';

/** What we ask of Redoc, from 2.5: its module, or the global `Redoc` of 2. */
export interface RedocLibrary {
  /** Redoc 3 returns what ends it. */
  init(document: object, options: object, element: Element): { unmount(): void } | void;
  /** Redoc 2 has nothing else that ends it: its menu would go on to write operations into the address. */
  readonly AppStore?: { readonly prototype: RedocStore };
}

/** The state of one Redoc 2. */
interface RedocStore {
  readonly rawOptions?: { readonly bookplate?: unknown };
  onDidMount(): void;
  dispose(): void;
}

/**
 * Redoc as a playground that only shows: it has no fields and sends nothing, so that only the document follows the reader.
 *
 * @param redoc the library
 * @param container what it is in
 * @param options of Redoc
 * @returns the playground
 */
export function redocPlayground(
  redoc: RedocLibrary,
  container: Element,
  options: object = {},
): Playground {
  let end: (() => void) | undefined;
  const show = (document: object): void => {
    end?.();
    // Redoc 2 takes options from attributes, too, and React takes an element once.
    const place = container.ownerDocument.createElement('div');
    container.replaceChildren(place);
    const own = {};
    const stopStore = redoc.AppStore && disposeOf(redoc.AppStore.prototype, own);
    const root = redoc.init(withServers(document), { ...options, bookplate: own }, place);
    end = () => {
      root?.unmount();
      stopStore?.();
    };
  };
  return {
    show,
    restart: show,
    fillIn: () => {},
  };
}

/** It shows variables as they are written. */
function withServers(document: object): object {
  const servers = serversIn(document as Node);
  return {
    ...withOperationServers(document, writeVariables),
    ...(servers && writeVariables(servers)),
  };
}

/** Ends the state of the Redoc with these options, also if it comes later: it reads a document in steps. */
function disposeOf(prototype: RedocStore, own: object): () => void {
  const { onDidMount } = prototype;
  const stores: RedocStore[] = [];
  let isOver = false;
  prototype.onDidMount = function onDidMountOfOurs(this: RedocStore) {
    if (this.rawOptions?.bookplate === own) {
      stores.push(this);
      if (isOver) {
        this.dispose();
        return;
      }
    }
    onDidMount.call(this);
  };
  return () => {
    isOver = true;
    for (const store of stores) store.dispose();
  };
}
