ALTER TABLE organization ADD CONSTRAINT organization_parent_fk
  FOREIGN KEY (parent_id) REFERENCES organization (id);
ALTER TABLE organization_profile ADD CONSTRAINT organization_profile_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
