export { importApi } from './api.ts';
export { type BatchKind, batchKinds, type ImportReport, isBatchKind } from './import-batch.ts';
export { type ImportKind, importKinds, isImportKind } from './import-kind.ts';
export { importListPages } from './pages.tsx';
export { importPages } from './pages-import.tsx';
export { userColumnsSchema } from './schema-columns.ts';
export { importWholeFile, type WholeImport, type WholeResult } from './service-import-file.ts';
