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
  readonly rawOptions?: { readonly bookplate?: Mounted };
  onDidMount(): void;
  dispose(): void;
}

/** What a Redoc 2 has mounted. Only its options name it, so that nothing of an earlier reader stays in memory. */
interface Mounted {
  readonly stores: RedocStore[];
  isOver: boolean;
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
    // Redoc 2 takes options from attributes, too, and React takes an element once.
    const place = container.ownerDocument.createElement('div');
    container.replaceChildren(place);
    try {
      end?.();
    } finally {
      const mounted: Mounted = { stores: [], isOver: false };
      if (redoc.AppStore) watch(redoc.AppStore.prototype);
      const root = redoc.init(withServers(document), { ...options, bookplate: mounted }, place);
      end = () => {
        mounted.isOver = true;
        root?.unmount();
        disposeAll(mounted.stores.splice(0));
      };
    }
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

const watched = new WeakSet<RedocStore>();

/** Notes the states that mount, and ends those that come too late: Redoc reads a document in steps. */
function watch(prototype: RedocStore): void {
  if (watched.has(prototype)) return;
  watched.add(prototype);
  const { onDidMount } = prototype;
  prototype.onDidMount = function onDidMountOfOurs(this: RedocStore) {
    const mounted = this.rawOptions?.bookplate;
    if (mounted?.isOver) {
      this.dispose();
      return;
    }
    mounted?.stores.push(this);
    onDidMount.call(this);
  };
}

function disposeAll([store, ...others]: readonly RedocStore[]): void {
  try {
    store?.dispose();
  } finally {
    if (others.length > 0) disposeAll(others);
  }
}
