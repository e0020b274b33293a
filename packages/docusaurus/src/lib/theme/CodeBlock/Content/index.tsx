import { CodeBlockContextProvider, useCodeBlockContext } from '@docusaurus/theme-common/internal';
import CodeBlockContent from '@theme-init/CodeBlock/Content';
import { type ReactElement, useContext, useMemo } from 'react';
import { CodeSample, SampleLines } from '../../../client/code-sample.tsx';
import { keepShown } from '../../../client/sample-lines.ts';

export default function BookplateCodeBlockContent(props: object): ReactElement {
  const sample = useContext(CodeSample);
  const { metadata, wordWrap } = useCodeBlockContext();
  const shown = useMemo(() => {
    if (!sample) return undefined;
    const lines = keepShown(sample, metadata.code).map(
      (line, index) => [[...(metadata.lineClassNames[index] ?? [])], line] as const,
    );
    return {
      lines: new Map(lines),
      metadata: { ...metadata, lineClassNames: lines.map(([classNames]) => classNames) },
    };
  }, [sample, metadata]);
  if (!shown) return <CodeBlockContent {...props} />;
  return (
    <CodeBlockContextProvider metadata={shown.metadata} wordWrap={wordWrap}>
      <SampleLines.Provider value={shown.lines}>
        <CodeBlockContent {...props} />
      </SampleLines.Provider>
    </CodeBlockContextProvider>
  );
}
