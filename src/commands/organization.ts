import { createOrganization } from '../modules/organizations/index.ts';
import type { Command } from './command.ts';

/** `organization create --code CODE --name NAME [--place PLACE] [--principal NAME]` */
export const organizationCreate: Command = {
  name: 'organization create',
  usage:
    '--code CODE --name NAME [--short-name NAME] [--place PLACE] [--principal "SURNAME FIRST PATRONYMIC"]',
  options: { code: 'string', name: 'string', 'short-name': 'string', place: 'string', principal: 'string' },
  positionals: 0,
  run: async (platform, input) => {
    const name = input.required('name');
    const organization = await createOrganization(platform, {
      code: input.required('code'),
      name,
      shortName: input.option('short-name') ?? name,
      place: input.option('place') ?? '',
      principalName: input.option('principal') ?? '',
    });
    return { id: organization.id, code: organization.code, name: organization.name };
  },
};
