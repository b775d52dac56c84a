-- The tree is small and read by every tenant statement: a reference table. Profiles are spread by organisation.
ALTER ROLE plecho_app SET citus.propagate_set_commands = 'local';
SELECT create_reference_table('organization');
SELECT create_distributed_table('organization_profile', 'organization_id');
