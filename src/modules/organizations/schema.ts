import { z } from 'zod';

const text = (max: number) => z.string().trim().max(max, 'common.error.tooLong');
const required = (max: number) => text(max).min(1, 'common.error.required');

export const organizationNames = z.object({
  name: required(500),
  shortName: required(120),
  place: required(120),
  principalName: required(200),
});

/** The form of the organisation's page; `formCodes` comes as one or several check boxes. */
export const profileForm = z.object({
  name: required(500),
  shortName: required(120),
  place: required(120),
  address: text(500),
  principalName: required(200),
  principalPost: required(200),
  legalBasis: required(2000),
  programmeGoal: required(4000),
  curatorOffice: text(1000),
  siteIntro: text(4000),
  siteEnabled: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
  formCodes: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().regex(/^[a-zA-Z]{1,40}$/)).min(1, 'organizations.error.noForm'),
  ),
  version: z.coerce.number().int(),
});

export type ProfileForm = z.output<typeof profileForm>;
