'use client';

import {
  type ComponentType,
  type ReactElement,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { filterOpenApi, syncPlayground, warnOfPrefill } from '@bookplate/openapi';
import {
  type AuthField,
  type FumadocsPlayground,
  fumadocsPlayground,
  type FumadocsSession,
  type OperationItem,
  operationsIn,
  type SampleGenerators,
  withoutCookies,
} from '@bookplate/openapi/fumadocs-openapi';

/** Replaced by Next.js. */
declare const process: { readonly env: { readonly NODE_ENV: string } };

/** Options of `createOpenAPIPage` that we change; there are more. */
export interface OpenApiPageOptions {
  /** Of the code samples: `registerDefault(createCodeUsageGeneratorRegistry())` has all languages. */
  readonly codeUsages: SampleGenerators;
  readonly [name: string]: unknown;
  readonly playground: {
    readonly [name: string]: unknown;
    readonly components: {
      readonly [name: string]: unknown;
      /** What shows an answer, such as `DefaultResultDisplay` of `fumadocs-openapi/playground/client`. */
      readonly ResultDisplay: ComponentType<never>;
    };
    readonly transformAuthInputs?: (fields: AuthField[]) => AuthField[];
    readonly fetchOptions?: {
      readonly [name: string]: unknown;
      readonly onRequestInit?: (init: RequestInit) => RequestInit | Promise<RequestInit>;
    };
  };
}

interface ResultDisplayProps {
  readonly data: { readonly url: string };
}

/** As `getOpenAPIPageProps()` of a page returns them. */
export interface ApiReferenceProps {
  /** `bundled` is the document as everyone sees it, or all of it. */
  readonly payload: { readonly bundled: object };
  /** The operations of the page. Without it, all. */
  readonly operations?: readonly OperationItem[];
  /** Where the whole document is, which only readers who are signed in load. */
  readonly wholeUrl?: string;
  readonly showTitle?: boolean;
  readonly showDescription?: boolean;
}

/**
 * Makes `<ApiReference>`: the page of fumadocs-openapi that shows readers their part of the document, with their values in
 * its playground. It stores nothing, and sends no cookies. A `proxyUrl` is left out: the credentials would pass through
 * that proxy.
 *
 * @param createOpenAPIPage of `fumadocs-openapi/ui`
 * @param options of `createOpenAPIPage`
 * @returns the component
 */
export function createApiReference(
  createOpenAPIPage: (options: never) => ComponentType<never>,
  options: OpenApiPageOptions,
): (props: ApiReferenceProps) => ReactElement {
  return function ApiReference({ payload: { bundled }, wholeUrl, operations, ...others }) {
    const container = useRef<HTMLDivElement>(null);
    const [everyone, playground] = useMemo(() => {
      const document = filterOpenApi(bundled, null);
      return [document, fumadocsPlayground(document, () => container.current)];
    }, [bundled]);
    const session = useSyncExternalStore(
      playground.subscribe,
      playground.session,
      playground.session,
    );
    const Page = useMemo(
      () => createOpenAPIPage(optionsFor(options, session, playground) as never),
      [session, playground],
    ) as ComponentType<Record<string, unknown>>;
    useEffect(() => {
      const loadWhole = async (): Promise<object> =>
        (await fetch(String(wholeUrl))).json() as Promise<object>;
      const end = syncPlayground(
        wholeUrl === undefined ? bundled : { everyone, loadWhole },
        playground,
        process.env.NODE_ENV === 'development' ? warnOfPrefill : undefined,
      );
      return () => {
        end();
        playground.end();
      };
    }, [bundled, everyone, wholeUrl, playground]);
    return (
      <div ref={container}>
        <Page
          {...others}
          payload={{ bundled: session.document }}
          operations={operationsIn(session.document, operations)}
        />
      </div>
    );
  };
}

function optionsFor(
  options: OpenApiPageOptions,
  session: FumadocsSession,
  playground: FumadocsPlayground,
): object {
  const { transformAuthInputs, fetchOptions, components } = options.playground;
  const ResultDisplay = components.ResultDisplay as ComponentType<ResultDisplayProps>;
  // fumadocs-openapi calls it when it renders, and always or never. Other fields have it read their values once more.
  const useFields = (fields: AuthField[]): AuthField[] => {
    const credentials = useSyncExternalStore(
      playground.subscribe,
      playground.credentials,
      playground.credentials,
    );
    return useMemo(() => {
      const own = session.fieldsWith(fields, credentials);
      return transformAuthInputs ? transformAuthInputs(own) : own;
    }, [fields, credentials]);
  };
  return {
    ...options,
    storageKeyPrefix: session.storageKeyPrefix,
    codeUsages: session.samples(options.codeUsages),
    playground: {
      ...options.playground,
      transformAuthInputs: useFields,
      components: {
        ...components,
        ResultDisplay: (props: ResultDisplayProps) => (
          <ResultDisplay
            {...props}
            data={{ ...props.data, url: session.shownUrl(props.data.url) }}
          />
        ),
      },
      fetchOptions: {
        ...fetchOptions,
        proxyUrl: undefined,
        onRequestInit: async (init: RequestInit) =>
          withoutCookies((await fetchOptions?.onRequestInit?.(init)) ?? init),
      },
    },
  };
}
