import useSWR from 'swr';
import { hydrateHeading, infoApi } from './heading.tsx';

interface Answer {
  readonly content: { readonly firstName: string };
}

async function load(url: string): Promise<Answer> {
  const response = await fetch(url, { credentials: 'include' });
  return (await response.json()) as Answer;
}

hydrateHeading(() => useSWR(infoApi, load).data?.content.firstName);
