export { summaryApi } from './api.ts';
export { summaryPages } from './pages.tsx';
export { summaryPartPages } from './pages-part.tsx';
export { type HeadFigures, headFigures, readYearReport, type YearReport } from './service.ts';
export { yearWorkbook } from './service-workbook.ts';
export { percentOf, type Share } from './share.ts';
export { satisfactionRound, type YearSummary } from './summary.ts';
