ALTER TABLE document ADD CONSTRAINT document_scan_file_fk
  FOREIGN KEY (organization_id, scan_file_id) REFERENCES stored_file (organization_id, id);
ALTER TABLE document_template ADD CONSTRAINT document_template_file_fk
  FOREIGN KEY (organization_id, file_id) REFERENCES stored_file (organization_id, id);
ALTER TABLE document_template ADD CONSTRAINT document_template_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
