import { useEffect, useState } from 'react';
import { hydrateHeading, infoApi } from './heading.tsx';

interface Answer {
  readonly content: { readonly firstName: string };
}

function useName(): string | undefined {
  const [name, setName] = useState<string>();
  useEffect(() => {
    const load = async (): Promise<void> => {
      const response = await fetch(infoApi, { credentials: 'include' });
      const { content } = (await response.json()) as Answer;
      setName(content.firstName);
    };
    void load();
  }, []);
  return name;
}

hydrateHeading(useName);
