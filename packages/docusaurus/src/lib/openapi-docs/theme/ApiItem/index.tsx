import imported from '@theme-init/ApiItem';
import { type ReactElement, useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { componentIn } from '../../client/component-in.ts';
import { RenewExplorer } from '../../client/renew-explorer.ts';

const ApiItem = componentIn(imported);

// The theme makes the explorer's store as it renders this, and has no way to empty it.
export default function BookplateApiItem(props: object): ReactElement {
  const [times, setTimes] = useState(0);
  const renew = useCallback(() => {
    // At once: what another reader typed is not painted again.
    flushSync(() => setTimes((before) => before + 1));
  }, []);
  return (
    <RenewExplorer.Provider value={renew}>
      <ApiItem key={times} {...props} />
    </RenewExplorer.Provider>
  );
}
