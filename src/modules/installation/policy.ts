import type { Policy } from '../../core/scope.ts';

export type InstallationAction = 'installation.administer';

export const installationPolicy: Policy<InstallationAction> = {
  'installation.administer': ['administrator'],
};
