LOCK "windlass"."fence_k3j9x0q2m7zb_documents";

UPDATE "windlass"."fence_k3j9x0q2m7zb_documents" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'documents' AND "run" = 7 AND "step" = 'documents';

CREATE TABLE IF NOT EXISTS "documents" (
  "document" SUPER
);

COPY "documents" ("document")
FROM 's3://windlass-files/runs/documents/7-x8/documents/manifest-1.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT JSON 'noshred';

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'documents', 7, 'documents', 1, 'loaded', 'documents', 's3://windlass-files/runs/documents/7-x8/documents/manifest-1.json', 2, 4096, pg_last_copy_count(), 'load', 'windlass');

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/documents/7-x8/documents/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
