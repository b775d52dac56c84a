-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('document_template', 'organization_id');
