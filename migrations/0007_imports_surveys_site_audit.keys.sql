ALTER TABLE import_batch ADD CONSTRAINT import_batch_file_fk
  FOREIGN KEY (organization_id, file_id) REFERENCES stored_file (organization_id, id);
ALTER TABLE import_batch ADD CONSTRAINT import_batch_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id);
ALTER TABLE survey_round ADD CONSTRAINT survey_round_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id);
ALTER TABLE survey_invitation ADD CONSTRAINT survey_invitation_round_fk
  FOREIGN KEY (organization_id, round_id) REFERENCES survey_round (organization_id, id) ON DELETE CASCADE;
ALTER TABLE survey_invitation ADD CONSTRAINT survey_invitation_participant_fk
  FOREIGN KEY (organization_id, participant_id) REFERENCES participant (organization_id, id);
ALTER TABLE survey_response ADD CONSTRAINT survey_response_invitation_fk
  FOREIGN KEY (organization_id, invitation_id) REFERENCES survey_invitation (organization_id, id) ON DELETE CASCADE;
ALTER TABLE survey_response ADD CONSTRAINT survey_response_round_fk
  FOREIGN KEY (organization_id, round_id) REFERENCES survey_round (organization_id, id) ON DELETE CASCADE;
ALTER TABLE site_item ADD CONSTRAINT site_item_file_fk
  FOREIGN KEY (organization_id, file_id) REFERENCES stored_file (organization_id, id);
ALTER TABLE import_batch ADD CONSTRAINT import_batch_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE survey_round ADD CONSTRAINT survey_round_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE site_item ADD CONSTRAINT site_item_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
