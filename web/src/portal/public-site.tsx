import { useEffect, useState } from 'react';
import type zh from '../messages/zh-CN/portal.json';

type Words = typeof zh;

interface Item {
  id: string;
  jurisdictionName: string;
  workYear: number;
  title: string;
  agencyName: string;
  publishedOn: string;
  payload?: {
    year?: number;
    score?: string | null;
    grade?: string | null;
    summary?: string | null;
    findings?: { description: string; recommendation: string }[];
  };
}

type Loaded<T> = { state: 'LOADING' } | { state: 'FAILED' } | { state: 'THERE'; value: T };

function useAnswer<T>(url: string): Loaded<T> {
  const [answer, setAnswer] = useState<Loaded<T>>({ state: 'LOADING' });
  useEffect(() => {
    const controller = new AbortController();
    fetch(url, { signal: controller.signal })
      .then(async (response) =>
        setAnswer(response.ok ? { state: 'THERE', value: (await response.json()) as T } : { state: 'FAILED' }),
      )
      .catch(() => {
        if (!controller.signal.aborted) setAnswer({ state: 'FAILED' });
      });
    return () => controller.abort();
  }, [url]);
  return answer;
}

/** What anybody may read: published results, newest first, and each of them. */
export function PublicSite({ words, path }: { words: Words; path: string }) {
  const id = /^\/public\/([0-9a-f-]{36})\/?$/.exec(path)?.[1];
  return (
    <>
      <header>
        <a href="/public/">{words.title}</a>
        <a href="/sign-in">{words.signIn}</a>
      </header>
      <main>{id ? <Result id={id} words={words} /> : <Results words={words} />}</main>
    </>
  );
}

function Results({ words }: { words: Words }) {
  const answer = useAnswer<{ items: Item[] }>('/api/public/items');
  if (answer.state === 'LOADING') return <p>{words.loading}</p>;
  if (answer.state === 'FAILED') return <p>{words.failed}</p>;
  const { items } = answer.value;
  return (
    <>
      <h1>{words.results}</h1>
      {items.length === 0 && <p>{words.empty}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <a href={`/public/${item.id}`}>{item.title}</a>
            <span>{item.agencyName}</span>
            <time dateTime={item.publishedOn}>{item.publishedOn}</time>
          </li>
        ))}
      </ul>
    </>
  );
}

function Result({ id, words }: { id: string; words: Words }) {
  const answer = useAnswer<Item>(`/api/public/items/${id}`);
  if (answer.state === 'LOADING') return <p>{words.loading}</p>;
  if (answer.state === 'FAILED') return <p>{words.notFound}</p>;
  const { value: item } = answer;
  const grades: Record<string, string> = words.grade;
  const { payload = {} } = item;
  return (
    <article>
      <h1>{item.title}</h1>
      <p>
        {item.jurisdictionName} · {item.agencyName} · <time dateTime={item.publishedOn}>{item.publishedOn}</time>
      </p>
      {payload.grade && (
        <p>
          {words.gradeLabel} {grades[payload.grade] ?? payload.grade} {payload.score ?? ''}
        </p>
      )}
      {payload.summary && <p>{payload.summary}</p>}
      {(payload.findings ?? []).length > 0 && <h2>{words.findings}</h2>}
      <ol>
        {(payload.findings ?? []).map((finding) => (
          <li key={finding.description}>
            <b>{finding.description}</b> {finding.recommendation}
          </li>
        ))}
      </ol>
    </article>
  );
}
