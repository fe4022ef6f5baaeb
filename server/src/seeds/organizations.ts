import type { Role } from '@jixiao/shared';
import { addDays, padded } from './dates.js';
import { type IdMaker, idMaker } from './ids.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** What makes one demo jurisdiction differ from another. */
export interface JurisdictionPlan {
  /** Key of all ids; a jurisdiction without a code has a word here. */
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly fullName: string;
  readonly bureauName: string;
  readonly kind: 'CITY' | 'COUNTY' | 'DISTRICT';
  /** The day on which this place of the demo stands; the installation's where it has none. */
  readonly demoDate?: string;
  readonly realUnits: readonly string[];
  /** Example units that a report names, by their number; they carry only what it says of them. */
  readonly namedUnits?: Readonly<Record<number, { readonly name: string; readonly isTown?: boolean }>>;
  readonly exampleUnits: number;
  /** Example units from this number on are towns and street offices (镇、办). */
  readonly townsFrom: number;
  readonly subordinates: number;
  /** Example unit whose people hold the accounts that the demo shows by name. */
  readonly showcaseUnit: number;
  readonly accountPrefix: string;
  readonly firms: readonly { readonly name: string; readonly account: string }[];
  /** Every n-th example unit changed its liaison after the training; 0 for none. */
  readonly liaisonChangesEvery: number;
  /** Seats of experts in the pool, who score by invitation. */
  readonly experts?: number;
  /** Whether the showcase unit has an officer beside its head: one draws up, the other approves. */
  readonly hasOfficer?: boolean;
}

export interface Person {
  readonly accountId: string;
  readonly account: string;
  readonly personName: string;
  readonly seatId: string;
  readonly seatTitle: string;
  readonly agencyId: string;
  readonly agencyName: string;
}

export interface Unit {
  readonly index: number;
  readonly agencyId: string;
  readonly code: string;
  readonly name: string;
  readonly isReal: boolean;
  readonly divisionIndex: number;
  readonly divisionId: string;
  readonly parent: Unit | null;
  readonly subordinates: Unit[];
  clerk: Person;
  formerClerk: Person | null;
  head: Person;
}

export type OfficeName =
  | 'leader'
  | 'budget'
  | 'treasury'
  | 'performance'
  | 'performance2'
  | 'supervision'
  | 'government'
  | 'congress'
  | 'auditor'
  | 'sysadmin'
  | 'secadmin'
  | 'auditadmin';

export interface Organizations {
  readonly plan: JurisdictionPlan;
  readonly jurisdictionId: string;
  readonly id: IdMaker;
  readonly units: readonly Unit[];
  readonly subordinates: readonly Unit[];
  readonly bureauId: string;
  readonly divisionIds: Readonly<Record<'budget' | 'treasury' | 'performance' | 'supervision', string>>;
  readonly businessDivisions: readonly string[];
  readonly business: readonly Person[];
  readonly offices: Readonly<Record<OfficeName, Person>>;
  readonly firms: readonly { readonly agencyId: string; readonly name: string; readonly person: Person }[];
  readonly experts: readonly Person[];
  readonly accounts: readonly Person[];
  /** Accounts whose appointment has ended. */
  readonly formerAccounts: ReadonlySet<string>;
  /** Seat in which the budget system's program acts. */
  readonly feedSeatId: string;
  /** Inserted after the accounts, which need the password hash of the caller. */
  readonly appointments: readonly Row<'organizations.appointment'>[];
  readonly batches: Batch[];
}

/** The day on which a changed liaison handed over: after the spring training (report, part six). */
export const LIAISON_CHANGE = '2019-05-06';
const SUCCESSOR_SINCE = addDays(LIAISON_CHANGE, 1);
const IN_OFFICE_SINCE = '2017-01-01';
const BUSINESS_DIVISIONS = 4;

/** The clerk who held the seat on a day. */
export function clerkOn(unit: Unit, date: string): Person {
  return unit.formerClerk && date <= LIAISON_CHANGE ? unit.formerClerk : unit.clerk;
}

/** The first-level unit that answers for a unit. */
export function firstLevel(unit: Unit): Unit {
  return unit.parent ?? unit;
}

/** Builds agencies, seats, people and appointments of one jurisdiction. */
export function buildOrganizations(plan: JurisdictionPlan): Organizations {
  const id = idMaker(plan.key);
  const jurisdictionId = id('jurisdiction', 0);
  const agencies: Row<'organizations.agency'>[] = [];
  const closure: Row<'organizations.agency_closure'>[] = [];
  const seats: Row<'organizations.seat'>[] = [];
  const appointments: Row<'organizations.appointment'>[] = [];
  const accounts: Person[] = [];
  const formerAccounts = new Set<string>();

  const agency = (
    code: string,
    name: string,
    kind: string,
    more: Partial<Row<'organizations.agency'>> = {},
  ): string => {
    const row = { id: id('agency', agencies.length + 1), code, name, kind, level: 0, is_assumed: true, ...more };
    agencies.push(row);
    closure.push({ ancestor_id: row.id, descendant_id: row.id, depth: 0 });
    if (row.parent_id) closure.push({ ancestor_id: row.parent_id, descendant_id: row.id, depth: 1 });
    return row.id;
  };
  const seat = (agencyId: string, title: string, roles: readonly Role[]): string => {
    const seatId = id('seat', seats.length + 1);
    seats.push({ id: seatId, agency_id: agencyId, title, roles });
    return seatId;
  };
  const appoint = (
    seatId: string,
    account: string | null,
    from = IN_OFFICE_SINCE,
    to: string | null = null,
  ): Person => {
    const n = accounts.length + 1;
    const held = seats.find((row) => row.id === seatId)!;
    const place = agencies.find((row) => row.id === held.agency_id)!;
    const person: Person = {
      accountId: id('account', n),
      account: plan.accountPrefix + (account ?? `user${padded(n, 3)}`),
      personName: `示例人员${padded(n, 3)}`,
      seatId,
      seatTitle: held.title,
      agencyId: place.id,
      agencyName: place.name,
    };
    accounts.push(person);
    appointments.push({
      id: id('appointment', n),
      seat_id: seatId,
      account_id: person.accountId,
      valid_from: from,
      valid_to: to,
    });
    return person;
  };
  const office = (agencyId: string, title: string, roles: readonly Role[], account: string | null): Person =>
    appoint(seat(agencyId, title, roles), account);

  // The bureau and its divisions. 预算股 and 绩效中心 are named by the bureau's own report, the others are assumed.
  const bureauId = agency('001', `${plan.name}财政局`, 'FINANCE_BUREAU', { is_assumed: false });
  const division = (n: number, name: string, named: boolean): string =>
    agency(`001${padded(n, 2)}`, name, 'FINANCE_DIVISION', { parent_id: bureauId, is_assumed: !named });
  const isReport = plan.realUnits.length > 0;
  const divisionIds = {
    budget: division(1, '预算股', isReport),
    treasury: division(2, '国库股', isReport),
    performance: division(3, '绩效中心', isReport),
    supervision: division(4, '监督股', false),
  };
  const businessDivisions = Array.from({ length: BUSINESS_DIVISIONS }, (_, i) =>
    division(11 + i, `示例业务股室${padded(i + 1, 2)}`, false),
  );
  const governmentId = agency('002', `${plan.name}人民政府`, 'GOVERNMENT', { is_assumed: false });
  const congressId = agency('003', `${plan.name}人民代表大会常务委员会`, 'CONGRESS', { is_assumed: false });
  const auditOfficeId = agency('004', `${plan.name}审计局`, 'AUDIT_OFFICE', { is_assumed: false });

  const offices: Record<OfficeName, Person> = {
    leader: office(bureauId, '分管局长', ['BUREAU_LEADER'], 'leader'),
    budget: office(divisionIds.budget, '预算股股长', ['FIN_BUDGET'], 'budget'),
    treasury: office(divisionIds.treasury, '国库股股长', ['FIN_TREASURY'], 'treasury'),
    performance: office(divisionIds.performance, '绩效中心主任', ['FIN_PERFORMANCE'], 'performance'),
    performance2: office(divisionIds.performance, '绩效中心经办', ['FIN_PERFORMANCE'], 'performance2'),
    supervision: office(divisionIds.supervision, '监督股股长', ['FIN_SUPERVISION'], 'supervision'),
    government: office(governmentId, '政府办联络岗', ['GOVERNMENT'], 'government'),
    congress: office(congressId, '财经工委联络岗', ['CONGRESS'], 'congress'),
    auditor: office(auditOfficeId, '审计联络岗', ['AUDIT'], 'auditor'),
    sysadmin: office(bureauId, '系统管理员', ['SYSTEM_ADMIN'], 'sysadmin'),
    secadmin: office(bureauId, '安全管理员', ['SECURITY_ADMIN'], 'secadmin'),
    auditadmin: office(bureauId, '审计管理员', ['AUDIT_ADMIN'], 'auditadmin'),
  };

  const feedSeatId = seat(divisionIds.treasury, '预算管理一体化接口岗', ['FIN_BUDGET', 'FIN_TREASURY']);

  const unitName = (n: number): string => plan.namedUnits?.[n]?.name ?? `示例单位${padded(n, 3)}`;
  const names = [...plan.realUnits, ...Array.from({ length: plan.exampleUnits }, (_, i) => unitName(i + 1))];
  const showcaseIndex = plan.realUnits.length + plan.showcaseUnit - 1;
  const showcaseDivision = showcaseIndex % BUSINESS_DIVISIONS;
  const business = businessDivisions.map((divisionId, i) =>
    office(
      divisionId,
      '业务股室股长',
      ['FIN_BUSINESS'],
      i === showcaseDivision ? 'business' : `business${padded(i + 1, 2)}`,
    ),
  );

  const staff = (unit: Omit<Unit, 'clerk' | 'formerClerk' | 'head'>, n: number): Unit => {
    const isFirst = unit.parent === null;
    const showcase = isFirst && unit.index === showcaseIndex;
    const clerkSeat = seat(unit.agencyId, '绩效联络员', ['UNIT_CLERK']);
    const changes =
      isFirst && !unit.isReal && !showcase && plan.liaisonChangesEvery > 0 && n % plan.liaisonChangesEvery === 0;
    const formerClerk = changes ? appoint(clerkSeat, null, IN_OFFICE_SINCE, LIAISON_CHANGE) : null;
    if (formerClerk) formerAccounts.add(formerClerk.accountId);
    const isFirstSubordinate = unit.parent?.index === showcaseIndex && unit.parent.subordinates.length === 0;
    const account = showcase ? 'clerk' : isFirst && unit.index === showcaseIndex + 1 ? 'clerk2' : null;
    const clerk = appoint(
      clerkSeat,
      isFirstSubordinate ? 'subclerk' : account,
      changes ? SUCCESSOR_SINCE : IN_OFFICE_SINCE,
    );
    const headRoles: Role[] = isFirst ? ['UNIT_HEAD', 'DEPARTMENT_OFFICER'] : ['UNIT_HEAD'];
    const headAccount = showcase ? 'head' : isFirst && unit.index === showcaseIndex + 1 ? 'head2' : null;
    const head = office(unit.agencyId, '单位负责人', headRoles, isFirstSubordinate ? 'subhead' : headAccount);
    return { ...unit, clerk, formerClerk, head };
  };

  const units = names.map((name, index): Unit => {
    const isReal = index < plan.realUnits.length;
    const number = index - plan.realUnits.length + 1;
    const code = String(101 + index);
    const divisionIndex = index % BUSINESS_DIVISIONS;
    const divisionId = businessDivisions[divisionIndex]!;
    const named = isReal ? undefined : plan.namedUnits?.[number];
    const isTown = named ? (named.isTown ?? false) : !isReal && number >= plan.townsFrom;
    const isAssumed = !isReal && !named;
    const agencyId = agency(code, name, isTown ? 'TOWN' : 'DEPARTMENT', {
      level: 1,
      division_id: divisionId,
      is_assumed: isAssumed,
    });
    return staff(
      { index, agencyId, code, name, isReal, divisionIndex, divisionId, parent: null, subordinates: [] },
      number,
    );
  });
  // Subordinates belong to the first example units, about two each; none is invented for a real body.
  const hosts = units.filter((unit) => !unit.isReal).slice(0, Math.max(1, Math.floor(plan.subordinates / 2)));
  const subordinates = Array.from({ length: plan.subordinates }, (_, i): Unit => {
    const parent = hosts[i % hosts.length]!;
    const code = `${parent.code}${padded(Math.floor(i / hosts.length) + 1, 3)}`;
    const name = `示例二级单位${padded(i + 1, 2)}`;
    const { divisionIndex, divisionId } = parent;
    const agencyId = agency(code, name, 'SUBORDINATE', {
      level: 2,
      parent_id: parent.agencyId,
      division_id: divisionId,
    });
    const unit = staff(
      { index: i, agencyId, code, name, isReal: false, divisionIndex, divisionId, parent, subordinates: [] },
      i + 1,
    );
    parent.subordinates.push(unit);
    return unit;
  });

  const firms = plan.firms.map(({ name, account }, i) => {
    const agencyId = agency(`F${padded(i + 1, 2)}`, name, 'FIRM', { is_assumed: name.startsWith('示例') });
    return { agencyId, name, person: office(agencyId, '项目评价负责人', ['THIRD_PARTY'], account) };
  });

  const experts = Array.from({ length: plan.experts ?? 0 }, (_, i) =>
    office(divisionIds.performance, `评价专家${padded(i + 1, 2)}`, ['EXPERT'], i === 0 ? 'expert' : null),
  );

  // Last of all, so that nobody else's number moves.
  if (plan.hasOfficer) office(units[showcaseIndex]!.agencyId, '绩效管理岗', ['DEPARTMENT_OFFICER'], 'officer');

  const code = plan.code;
  const batches = [
    batch('organizations.jurisdiction', [
      {
        id: jurisdictionId,
        name: plan.name,
        full_name: plan.fullName,
        finance_bureau_name: plan.bureauName,
        kind: plan.kind,
        is_demo: true,
        demo_date: plan.demoDate ?? null,
      },
    ]),
    batch(
      'organizations.jurisdiction_code',
      code ? [{ id: id('jurisdiction-code', 1), code, name: plan.name, valid_from: '2000-01-01' }] : [],
    ),
    batch('organizations.agency', agencies),
    batch('organizations.agency_closure', closure),
    batch('organizations.seat', seats),
  ];
  return {
    plan,
    jurisdictionId,
    id,
    units,
    subordinates,
    bureauId,
    divisionIds,
    businessDivisions,
    business,
    offices,
    firms,
    experts,
    accounts,
    formerAccounts,
    feedSeatId,
    appointments,
    batches,
  };
}
