export { accountPages } from './pages.tsx';
export { accountAdministrationPages } from './pages-accounts.tsx';
export { newLogin, newPassword } from './schema.ts';
export type { ListYears, NewAccount } from './service.ts';
export { addAccount, findViewer, preparePassword, signIn } from './service.ts';
export {
  type CodeCard,
  classTeacherRole,
  grantRole,
  grantRoleToAll,
  issueCodes,
  revokeRole,
  rolesOfPeople,
  setRoles,
} from './service-accounts.ts';
export { createStaffAccount } from './service-first.ts';
export { deviceName, sessionDays } from './session.ts';
export { listRoleHolders } from './store-roles.ts';
