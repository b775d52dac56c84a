import enAccounts from '../../locales/en/accounts.json';
import enAdministration from '../../locales/en/administration.json';
import enCommon from '../../locales/en/common.json';
import enConsents from '../../locales/en/consents.json';
import enDb from '../../locales/en/db.json';
import enDemonstration from '../../locales/en/demonstration.json';
import enDocuments from '../../locales/en/documents.json';
import enFiles from '../../locales/en/files.json';
import enHome from '../../locales/en/home.json';
import enImports from '../../locales/en/imports.json';
import enInstallation from '../../locales/en/installation.json';
import enMatching from '../../locales/en/matching.json';
import enOrganizations from '../../locales/en/organizations.json';
import enParticipants from '../../locales/en/participants.json';
import enPeople from '../../locales/en/people.json';
import enProgrammes from '../../locales/en/programmes.json';
import enQuestionnaires from '../../locales/en/questionnaires.json';
import enReporting from '../../locales/en/reporting.json';
import enSite from '../../locales/en/site.json';
import enTandems from '../../locales/en/tandems.json';
import enUi from '../../locales/en/ui.json';
import ruAccounts from '../../locales/ru/accounts.json';
import ruAdministration from '../../locales/ru/administration.json';
import ruCommon from '../../locales/ru/common.json';
import ruConsents from '../../locales/ru/consents.json';
import ruDb from '../../locales/ru/db.json';
import ruDemonstration from '../../locales/ru/demonstration.json';
import ruDocuments from '../../locales/ru/documents.json';
import ruFiles from '../../locales/ru/files.json';
import ruHome from '../../locales/ru/home.json';
import ruImports from '../../locales/ru/imports.json';
import ruInstallation from '../../locales/ru/installation.json';
import ruMatching from '../../locales/ru/matching.json';
import ruOrganizations from '../../locales/ru/organizations.json';
import ruParticipants from '../../locales/ru/participants.json';
import ruPeople from '../../locales/ru/people.json';
import ruProgrammes from '../../locales/ru/programmes.json';
import ruQuestionnaires from '../../locales/ru/questionnaires.json';
import ruReporting from '../../locales/ru/reporting.json';
import ruSite from '../../locales/ru/site.json';
import ruTandems from '../../locales/ru/tandems.json';
import ruUi from '../../locales/ru/ui.json';

/** Russian is the source: its keys are the message keys of the product. One file a namespace. */
export const russian = {
  accounts: ruAccounts,
  administration: ruAdministration,
  common: ruCommon,
  consents: ruConsents,
  db: ruDb,
  demonstration: ruDemonstration,
  documents: ruDocuments,
  files: ruFiles,
  home: ruHome,
  imports: ruImports,
  installation: ruInstallation,
  matching: ruMatching,
  organizations: ruOrganizations,
  participants: ruParticipants,
  people: ruPeople,
  programmes: ruProgrammes,
  questionnaires: ruQuestionnaires,
  reporting: ruReporting,
  site: ruSite,
  tandems: ruTandems,
  ui: ruUi,
};

export const english: Record<keyof typeof russian, object> = {
  accounts: enAccounts,
  administration: enAdministration,
  common: enCommon,
  consents: enConsents,
  db: enDb,
  demonstration: enDemonstration,
  documents: enDocuments,
  files: enFiles,
  home: enHome,
  imports: enImports,
  installation: enInstallation,
  matching: enMatching,
  organizations: enOrganizations,
  participants: enParticipants,
  people: enPeople,
  programmes: enProgrammes,
  questionnaires: enQuestionnaires,
  reporting: enReporting,
  site: enSite,
  tandems: enTandems,
  ui: enUi,
};

type Namespaces = typeof russian;

/** `<namespace>.<key of its file>`, checked by the compiler. */
export type MessageKey = {
  [N in keyof Namespaces & string]: `${N}.${keyof Namespaces[N] & string}`;
}[keyof Namespaces & string];
