import Heading from '@theme-init/Heading';
import { type ReactElement, useContext } from 'react';
import { ForGroups } from '../client/page.tsx';
import { YearsContext } from '../client/gated-years.ts';

// The archive of a blog has no component for its years: their headings are the only ones on the page with such an id.
export default function BookplateHeading(props: {
  readonly as: string;
  readonly id?: string;
}): ReactElement {
  const groups = useContext(YearsContext)[props.as === 'h3' ? (props.id ?? '') : ''];
  if (!groups) return <Heading {...props} />;
  return (
    <ForGroups groups={groups}>
      <Heading {...props} />
    </ForGroups>
  );
}
