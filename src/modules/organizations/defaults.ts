import defaults from '../../../content/organization-defaults.json';
import type { OrganizationProfile } from './organization.ts';

/** Profile of a new organisation: official wordings that it may edit, and what the set-up asked for. */
export function newProfile(asked: { place: string; principalName: string }): OrganizationProfile {
  return {
    timeZone: defaults.timeZone,
    place: asked.place,
    address: '',
    principalName: asked.principalName,
    principalPost: defaults.principalPost,
    legalBasis: defaults.legalBasis,
    programmeGoal: defaults.programmeGoal,
    curatorOffice: '',
    siteIntro: defaults.siteIntro,
    siteEnabled: true,
    formCodes: defaults.formCodes,
    version: 1,
  };
}
