import { formatDateFull } from '../lib/format.js';
import type { PublicList } from './public-data.js';
import type { Say } from './words.js';

/** Results before the reform of 2018 (中发〔2018〕34号) were never due on this page. */
const FIRST_YEAR = 2018;

interface ListViewProps {
  words: Say;
  list: PublicList;
  year: string | null;
  isFirst: boolean;
}

export function ListView({ words, list, year, isFirst }: ListViewProps) {
  const { say, grade, language } = words;
  const last = Math.max(new Date().getFullYear(), ...list.items.map(({ workYear }) => workYear));
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, i) => String(last - i));
  return (
    <>
      <h1>{say('name')}</h1>
      <p className="po-lead">{say('lead')}</p>
      <form className="po-filter" action="/public/" method="get">
        <label>
          {say('years')}{' '}
          <select
            name="year"
            defaultValue={year ?? ''}
            onChange={({ target }) => {
              window.location.assign(target.value ? `/public/?year=${target.value}` : '/public/');
            }}
          >
            <option value="">{say('allYears')}</option>
            {years.map((one) => (
              <option key={one} value={one}>
                {say('year', { year: one })}
              </option>
            ))}
          </select>
        </label>
      </form>
      {list.items.length === 0 ? (
        <>
          <h2>{say('none')}</h2>
          <p>{say('noneText')}</p>
        </>
      ) : (
        <table className="po-table">
          <thead>
            <tr>
              <th scope="col">{say('columnTitle')}</th>
              <th scope="col">{say('columnAgency')}</th>
              <th scope="col">{say('columnYear')}</th>
              <th scope="col">{say('columnGrade')}</th>
              <th scope="col">{say('columnPublished')}</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((item) => (
              <tr key={item.id}>
                <td>
                  <a href={`/public/${item.id}`}>{item.title}</a>
                </td>
                <td>{item.agencyName}</td>
                <td>{say('year', { year: item.workYear })}</td>
                <td>{item.grade ? grade(item.grade) : say('notStated')}</td>
                <td>
                  <time dateTime={item.publishedOn}>{formatDateFull(item.publishedOn, language)}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <nav className="po-pages">
        {!isFirst && <a href={year ? `/public/?year=${year}` : '/public/'}>{say('back')}</a>}
        {list.next && (
          <a href={`/public/?${new URLSearchParams({ ...(year ? { year } : {}), after: list.next }).toString()}`}>
            {say('more')}
          </a>
        )}
      </nav>
    </>
  );
}
