import { type Role, roles, systemScope } from '../core/scope.ts';
import { createStaffAccount, newLogin } from '../modules/accounts/index.ts';
import { getOrganizationByCode } from '../modules/organizations/index.ts';
import { parsePersonName } from '../modules/people/index.ts';
import { type Command, UsageError } from './command.ts';

function rolesOf(text: string): Role[] {
  return text.split(',').map((part) => {
    const role = roles.find((entry) => entry === part.trim());
    if (role === undefined) throw new UsageError(`--roles takes ${roles.join(', ')}`);
    return role;
  });
}

/** `account create`: the first administrator of an organisation that was made from the command line. */
export const accountCreate: Command = {
  name: 'account create',
  usage:
    '--organization CODE --login LOGIN --name "SURNAME FIRST PATRONYMIC" [--roles administrator,curator] [--post POST]',
  options: { organization: 'string', login: 'string', name: 'string', roles: 'string', post: 'string' },
  positionals: 0,
  run: async (platform, input) => {
    const organization = await getOrganizationByCode(platform, input.required('organization'));
    const login = newLogin.safeParse(input.required('login'));
    if (!login.success) throw new UsageError('--login has at least 3 characters');
    const parsed = parsePersonName(input.required('name'));
    if (!parsed.ok) throw new UsageError('--name takes a surname and a first name');
    // A password on the command line would stay in its history: PLECHO_PASSWORD, or one is made and printed once.
    const given = platform.config.initialPassword;
    const result = await createStaffAccount(platform, systemScope(organization.id), {
      name: parsed.name,
      login: login.data,
      password: given,
      post: input.option('post') ?? '',
      roles: rolesOf(input.option('roles') ?? 'administrator,curator'),
    });
    return { login: login.data, ...(result.password === undefined ? {} : { password: result.password }) };
  },
};
