import { syncPlayground } from '@bookplate/openapi';
import {
  docusaurusPlayground,
  documentOf,
  type ExplorerItem,
  type ExplorerPlayground,
} from '@bookplate/openapi/docusaurus-openapi-docs';
import { useTypedDispatch, useTypedSelector } from '@theme/ApiItem/hooks';
import imported from '@theme-init/ApiExplorer';
import { type ReactElement, useContext, useEffect, useRef } from 'react';
import { componentIn } from '../../client/component-in.ts';
import { playgroundTexts } from '../../../client/playground-texts.ts';
import { RenewExplorer } from '../../client/renew-explorer.ts';
import { useHasProxy } from '../../client/use-has-proxy.ts';
import { warnOfPrefill } from '../../client/warn-of-prefill.ts';

const ApiExplorer = componentIn(imported);

// The theme makes a store for each page, and a new one whenever it likes.
export default function BookplateApiExplorer(props: { readonly item: ExplorerItem }): ReactElement {
  const { item } = props;
  const dispatch = useTypedDispatch();
  const playground = useRef<ExplorerPlayground>(undefined);
  const above = useRef<HTMLDivElement>(null);
  const hasProxy = useHasProxy();
  const renew = useContext(RenewExplorer);
  useEffect(() => {
    if (hasProxy) return undefined;
    const document = documentOf(item);
    playground.current = docusaurusPlayground(dispatch, document, () => above.current, renew);
    return syncPlayground(document, playground.current, warnOfPrefill, playgroundTexts());
  }, [dispatch, item, hasProxy, renew]);

  const server = useTypedSelector((state) => state.server.value?.url);
  useEffect(() => playground.current?.serverChosen(), [server]);
  return (
    <>
      <div>
        <div ref={above} />
      </div>
      <ApiExplorer {...props} />
    </>
  );
}
