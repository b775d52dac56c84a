ALTER TABLE document ADD CONSTRAINT document_file_fk
  FOREIGN KEY (organization_id, file_id) REFERENCES stored_file (organization_id, id);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE document ADD CONSTRAINT document_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
