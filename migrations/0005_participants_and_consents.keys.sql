ALTER TABLE participant ADD CONSTRAINT participant_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id);
ALTER TABLE participant ADD CONSTRAINT participant_person_fk
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id);
ALTER TABLE participant_direction ADD CONSTRAINT participant_direction_participant_fk
  FOREIGN KEY (organization_id, participant_id) REFERENCES participant (organization_id, id) ON DELETE CASCADE;
ALTER TABLE participant_category ADD CONSTRAINT participant_category_participant_fk
  FOREIGN KEY (organization_id, participant_id) REFERENCES participant (organization_id, id) ON DELETE CASCADE;
ALTER TABLE participant_ban ADD CONSTRAINT participant_ban_participant_fk
  FOREIGN KEY (organization_id, participant_id) REFERENCES participant (organization_id, id) ON DELETE CASCADE;
ALTER TABLE participant_ban ADD CONSTRAINT participant_ban_person_fk
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id);
ALTER TABLE participant_event ADD CONSTRAINT participant_event_participant_fk
  FOREIGN KEY (organization_id, participant_id) REFERENCES participant (organization_id, id) ON DELETE CASCADE;
ALTER TABLE consent ADD CONSTRAINT consent_person_fk
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id);
ALTER TABLE consent ADD CONSTRAINT consent_signer_fk
  FOREIGN KEY (organization_id, signer_person_id) REFERENCES person (organization_id, id);
ALTER TABLE consent ADD CONSTRAINT consent_file_fk
  FOREIGN KEY (organization_id, file_id) REFERENCES stored_file (organization_id, id);
ALTER TABLE participant ADD CONSTRAINT participant_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE consent ADD CONSTRAINT consent_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
