import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ItemView } from './item-view.js';
import { ListView } from './list-view.js';
import { NotPublished, type PublicDetail, type PublicList, readItem, readList } from './public-data.js';
import { readSurvey } from './survey-data.js';
import { SurveyView } from './survey-view.js';
import { languageCookie, languageOf, type Say, wordsOf } from './words.js';

type Reading<T> = { state: 'LOADING' } | { state: 'GONE' } | { state: 'FAILED' } | { state: 'READ'; data: T };

/** Two pages told apart by their address; each link is an ordinary one, so that a page can be kept and sent on. */
export function Portal({ path, search }: { path: string; search: string }) {
  const [language, setLanguage] = useState(() => languageOf(document.cookie));
  const words = wordsOf(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const change = () => {
    const next = language === 'en' ? 'zh-CN' : 'en';
    document.cookie = languageCookie(next);
    setLanguage(next);
  };
  const survey = /^\/public\/survey\/([^/]+)\/?$/.exec(path)?.[1];
  const id = /^\/public\/([^/]+)\/?$/.exec(path)?.[1];
  const query = new URLSearchParams(search);
  const page = { words, onLanguage: change };
  if (survey) return <Questionnaire {...page} code={survey} />;
  return id ? <Item {...page} id={id} /> : <List {...page} year={query.get('year')} after={query.get('after')} />;
}

interface PageProps {
  words: Say;
  onLanguage: () => void;
}

function List({ words, onLanguage, year, after }: PageProps & { year: string | null; after: string | null }) {
  const [reading, retry] = useReading(useCallback(() => readList(year, after), [year, after]));
  const list: PublicList | null = reading.state === 'READ' ? reading.data : null;
  const place = list?.items[0]?.jurisdictionName ?? '';
  return (
    <Page words={words} onLanguage={onLanguage} place={place} demo={list?.demo ?? false} title={words.say('name')}>
      {list ? (
        <ListView words={words} list={list} year={year} isFirst={!after} />
      ) : (
        <Instead reading={reading} words={words} onRetry={retry} />
      )}
    </Page>
  );
}

function Item({ words, onLanguage, id }: PageProps & { id: string }) {
  const [reading, retry] = useReading(useCallback(() => readItem(id), [id]));
  const item: PublicDetail | null = reading.state === 'READ' ? reading.data : null;
  return (
    <Page
      words={words}
      onLanguage={onLanguage}
      place={item?.jurisdictionName ?? ''}
      demo={item?.demo ?? false}
      title={item?.title ?? words.say('name')}
    >
      <p className="po-back">
        <a href="/public/">{words.say('back')}</a>
      </p>
      {item ? <ItemView words={words} item={item} /> : <Instead reading={reading} words={words} onRetry={retry} />}
    </Page>
  );
}

function Questionnaire({ words, onLanguage, code }: PageProps & { code: string }) {
  const [reading, retry] = useReading(useCallback(() => readSurvey(code), [code]));
  const survey = reading.state === 'READ' ? reading.data : null;
  return (
    <Page
      words={words}
      onLanguage={onLanguage}
      place={survey?.place ?? ''}
      demo={survey?.demo ?? false}
      title={survey?.title ?? words.say('surveyTitle')}
      isBare
    >
      {survey ? (
        <SurveyView words={words} survey={survey} code={code} />
      ) : reading.state === 'GONE' ? (
        <>
          <h1>{words.say('surveyUnknown')}</h1>
          <p>{words.say('surveyUnknownText')}</p>
        </>
      ) : (
        <Instead reading={reading} words={words} onRetry={retry} />
      )}
    </Page>
  );
}

interface FrameProps extends PageProps {
  /** A questionnaire leads nowhere else: whoever answers it has no account here. */
  isBare?: boolean;
  place: string;
  demo: boolean;
  title: string;
  children: ReactNode;
}

function Page({ words, onLanguage, place, demo, title, isBare, children }: FrameProps) {
  const { say, language } = words;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="po">
      <header className="po-head">
        {isBare ? (
          <span className="po-name">{place}</span>
        ) : (
          <a className="po-name" href="/public/">
            {place} {say('name')}
          </a>
        )}
        {demo && <span className="po-demo">{say('demo')}</span>}
        {isBare ? (
          <span className="po-sign-in" />
        ) : (
          <a className="po-sign-in" href="/sign-in">
            {say('signIn')}
          </a>
        )}
        <button type="button" className="po-language" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={onLanguage}>
          {say('language')}
        </button>
      </header>
      <main className="po-main">{children}</main>
      {!isBare && <footer className="po-foot">{say('foot', { name: place || say('name') })}</footer>}
    </div>
  );
}

function Instead<T>({ reading, words, onRetry }: { reading: Reading<T>; words: Say; onRetry: () => void }) {
  const { say } = words;
  if (reading.state === 'LOADING') return <p role="status">{say('loading')}</p>;
  if (reading.state === 'GONE')
    return (
      <>
        <h1>{say('gone')}</h1>
        <p>{say('goneText')}</p>
      </>
    );
  return (
    <div role="alert">
      <h1>{say('failed')}</h1>
      <p>{say('failedText')}</p>
      <button type="button" className="po-button" onClick={onRetry}>
        {say('retry')}
      </button>
    </div>
  );
}

function useReading<T>(read: () => Promise<T>): [Reading<T>, () => void] {
  const [reading, setReading] = useState<Reading<T>>({ state: 'LOADING' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setReading({ state: 'LOADING' });
    read().then(
      (data) => isCurrent && setReading({ state: 'READ', data }),
      (error: unknown) => isCurrent && setReading({ state: error instanceof NotPublished ? 'GONE' : 'FAILED' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [read, turn]);
  return [reading, () => setTurn((count) => count + 1)];
}
