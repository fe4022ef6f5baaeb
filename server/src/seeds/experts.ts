import { padded } from './dates.js';
import type { Organizations, Person } from './organizations.js';
import type { Row } from './tables/index.js';

const FIELDS = ['水利', '教育', '社会保障', '财务会计'];

export interface SeededExpert {
  readonly row: Row<'evaluation.expert'>;
  readonly person: Person;
}

/** The pool of the example county. */
export function expertsOf({ id, experts, units, offices }: Organizations): SeededExpert[] {
  return experts.map((person, i) => ({
    person,
    row: {
      id: id('expert', i + 1),
      number: `ZJ-${padded(i + 1, 3)}`,
      name: `示例专家${padded(i + 1, 2)}`,
      fields: i < 8 ? [FIELDS[i % 2 === 0 ? 0 : 1 + ((i >> 1) % 3)]!] : [FIELDS[0]!, FIELDS[3]!],
      professional_title: i % 2 === 0 ? '高级工程师' : '高级会计师',
      // One works for a unit that is evaluated: he is kept out by name.
      employer: i === 10 ? units[1]!.name : `示例院校${padded(i + 1, 2)}`,
      employer_agency_id: i === 10 ? units[1]!.agencyId : null,
      seat_id: person.seatId,
      state: i === 11 ? 'SUSPENDED' : 'ADMITTED',
      term_from: '2019-01-01',
      term_to: '2021-12-31',
      admitted_by_document: '示例县财绩〔2019〕1号',
      state_note: i === 11 ? '2次考核低于60分（演示）' : null,
      entered_by: offices.performance2.accountId,
      is_assumed: true,
    },
  }));
}

/** The pool of a place whose report tells that it has one: examples, all of them admitted. */
export const placeExperts = ({ id, experts, offices }: Organizations, workYear: number): Row<'evaluation.expert'>[] =>
  experts.map((person, i) => ({
    id: id('expert', i + 1),
    number: `ZJ-${padded(i + 1, 3)}`,
    name: `示例专家${padded(i + 1, 2)}`,
    fields: [FIELDS[i % FIELDS.length]!],
    professional_title: i % 2 === 0 ? '高级工程师' : '高级会计师',
    employer: `示例院校${padded(i + 1, 2)}`,
    employer_agency_id: null,
    seat_id: person.seatId,
    state: 'ADMITTED',
    term_from: `${workYear - 1}-06-01`,
    term_to: `${workYear + 2}-05-31`,
    admitted_by_document: '示例静财绩〔2019〕1号',
    state_note: null,
    entered_by: offices.performance2.accountId,
    is_assumed: true,
  }));
