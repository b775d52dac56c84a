ALTER TABLE programme_year ADD CONSTRAINT programme_year_previous_fk
  FOREIGN KEY (organization_id, previous_year_id) REFERENCES programme_year (organization_id, id);
ALTER TABLE stage ADD CONSTRAINT stage_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id) ON DELETE CASCADE;
ALTER TABLE activity ADD CONSTRAINT activity_stage_fk
  FOREIGN KEY (organization_id, programme_year_id, stage_number)
  REFERENCES stage (organization_id, programme_year_id, number) ON DELETE CASCADE;
ALTER TABLE activity ADD CONSTRAINT activity_responsible_fk
  FOREIGN KEY (organization_id, responsible_person_id) REFERENCES person (organization_id, id);
ALTER TABLE activity_evidence ADD CONSTRAINT activity_evidence_activity_fk
  FOREIGN KEY (organization_id, activity_id) REFERENCES activity (organization_id, id) ON DELETE CASCADE;
ALTER TABLE activity_evidence ADD CONSTRAINT activity_evidence_file_fk
  FOREIGN KEY (organization_id, file_id) REFERENCES stored_file (organization_id, id);
ALTER TABLE activity_evidence ADD CONSTRAINT activity_evidence_document_fk
  FOREIGN KEY (organization_id, document_id) REFERENCES document (organization_id, id);
ALTER TABLE stage_decision ADD CONSTRAINT stage_decision_stage_fk
  FOREIGN KEY (organization_id, programme_year_id, stage_number)
  REFERENCES stage (organization_id, programme_year_id, number) ON DELETE CASCADE;
ALTER TABLE document ADD CONSTRAINT document_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id);
ALTER TABLE programme_year ADD CONSTRAINT programme_year_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
