import type { DocumentTable, DocumentTemplateTable, StoredFileTable } from './files-and-documents.ts';
import type {
  AuditEntryTable,
  ImportBatchTable,
  ImportMappingTable,
  SiteItemTable,
  SurveyInvitationTable,
  SurveyResponseTable,
  SurveyRoundTable,
} from './imports-surveys-site-audit.ts';
import type {
  MatchDraftTable,
  MatchPairTable,
  MeetingAttendanceTable,
  MeetingTable,
  TandemMenteeTable,
  TandemTable,
} from './matching-and-tandems.ts';
import type {
  InstallationSettingTable,
  OrganizationProfileTable,
  OrganizationTable,
} from './organizations.ts';
import type {
  ConsentTable,
  ParticipantBanTable,
  ParticipantCategoryTable,
  ParticipantDirectionTable,
  ParticipantEventTable,
  ParticipantTable,
} from './participants-and-consents.ts';
import type {
  AccessCodeTable,
  AccountTable,
  GuardianLinkTable,
  LoginDirectoryTable,
  PersonTable,
  RoleAssignmentTable,
  SchoolClassTable,
  SessionTable,
  SignInThrottleTable,
} from './people-and-accounts.ts';
import type {
  ActivityClassMarkTable,
  ActivityEvidenceTable,
  ActivityTable,
  ProgrammeResourceTable,
  ProgrammeYearTable,
  StageDecisionTable,
  StageTable,
} from './programmes.ts';

export { asJson } from './json-column.ts';

/** Every table of the product, by its SQL name. */
export interface Tables {
  organization: OrganizationTable;
  installation_setting: InstallationSettingTable;
  organization_profile: OrganizationProfileTable;
  school_class: SchoolClassTable;
  person: PersonTable;
  guardian_link: GuardianLinkTable;
  account: AccountTable;
  role_assignment: RoleAssignmentTable;
  session: SessionTable;
  access_code: AccessCodeTable;
  login_directory: LoginDirectoryTable;
  sign_in_throttle: SignInThrottleTable;
  stored_file: StoredFileTable;
  document: DocumentTable;
  document_template: DocumentTemplateTable;
  programme_year: ProgrammeYearTable;
  stage: StageTable;
  activity: ActivityTable;
  activity_evidence: ActivityEvidenceTable;
  stage_decision: StageDecisionTable;
  programme_resource: ProgrammeResourceTable;
  activity_class_mark: ActivityClassMarkTable;
  participant: ParticipantTable;
  participant_direction: ParticipantDirectionTable;
  participant_category: ParticipantCategoryTable;
  participant_ban: ParticipantBanTable;
  participant_event: ParticipantEventTable;
  consent: ConsentTable;
  match_draft: MatchDraftTable;
  match_pair: MatchPairTable;
  tandem: TandemTable;
  tandem_mentee: TandemMenteeTable;
  meeting: MeetingTable;
  meeting_attendance: MeetingAttendanceTable;
  import_batch: ImportBatchTable;
  import_mapping: ImportMappingTable;
  survey_round: SurveyRoundTable;
  survey_invitation: SurveyInvitationTable;
  survey_response: SurveyResponseTable;
  site_item: SiteItemTable;
  audit_entry: AuditEntryTable;
}
