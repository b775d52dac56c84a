-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('stored_file', 'organization_id');
SELECT create_distributed_table('document', 'organization_id');
