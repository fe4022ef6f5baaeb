import type { JurisdictionPlan } from '../organizations.js';

/** A bureau of which only the name is real: its units, people and firm are examples. */
export const place = (
  code: string,
  name: string,
  fullName: string,
  kind: JurisdictionPlan['kind'],
  units: number,
  prefix: string,
  demoDate: string,
): JurisdictionPlan => ({
  key: code,
  code,
  name,
  fullName,
  bureauName: `${name}财政局`,
  kind,
  realUnits: [],
  exampleUnits: units,
  townsFrom: units + 1,
  subordinates: 0,
  showcaseUnit: 1,
  accountPrefix: prefix,
  firms: [{ name: `示例第三方机构（${name}）`, account: 'firm' }],
  liaisonChangesEvery: 0,
  demoDate,
});
