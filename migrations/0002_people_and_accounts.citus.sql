-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('school_class', 'organization_id');
SELECT create_distributed_table('person', 'organization_id');
SELECT create_distributed_table('guardian_link', 'organization_id');
SELECT create_distributed_table('account', 'organization_id');
SELECT create_distributed_table('role_assignment', 'organization_id');
SELECT create_distributed_table('session', 'organization_id');
SELECT create_distributed_table('access_code', 'organization_id');
