import type { Role } from '@jixiao/shared';
import { checkHomes, checkSeparation } from './separation.js';

const person = (...roles: Role[]) => [{ accountId: 'a', personName: '甲', roles }];
const codes = (...roles: Role[]): string[] => checkSeparation(person(...roles)).map(({ code }) => code);

describe('three administrators', () => {
  it('lets one person hold one of the three', () => expect(codes('SECURITY_ADMIN')).toEqual([]));
  it('lets business roles be combined', () => expect(codes('UNIT_HEAD', 'DEPARTMENT_OFFICER')).toEqual([]));
  it('refuses two of the three', () =>
    expect(codes('SYSTEM_ADMIN', 'AUDIT_ADMIN')).toEqual(['ADMINISTRATORS_EXCLUSIVE']));
  it('refuses business beside administration, and says both at once', () =>
    expect(codes('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'FIN_BUDGET')).toEqual([
      'ADMINISTRATORS_EXCLUSIVE',
      'ADMINISTRATOR_WITHOUT_BUSINESS',
    ]));
});

describe('roles and agencies', () => {
  it('keeps a firm out of the bureau', () =>
    expect(checkHomes(['THIRD_PARTY', 'FIN_PERFORMANCE', 'AUDIT'], 'FIRM').map(({ params }) => params!.role)).toEqual([
      'FIN_PERFORMANCE',
      'AUDIT',
    ]));
  it('lets an expert sit anywhere', () => expect(checkHomes(['EXPERT'], 'DEPARTMENT')).toEqual([]));
});
