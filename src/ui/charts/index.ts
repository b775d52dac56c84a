export { type Bar, BarChart, type BarChartProps } from './bar-chart.tsx';
export { DotPlot, type DotPlotProps, type DotRow } from './dot-plot.tsx';
export { ChartFigure, type ChartFigureProps } from './figure.tsx';
export { commonDigits, formatChange, formatNumber } from './number.ts';
export { linearScale, percent, spread, ticks } from './scale.ts';
export { Slope, type SlopeLine, type SlopeProps } from './slope.tsx';
export { Sparkline, type SparklineProps } from './sparkline.tsx';
export { type TimeBand, TimeStrip, type TimeStripProps } from './time-strip.tsx';
export {
  type CalendarBar,
  type CalendarGroup,
  YearCalendar,
  type YearCalendarProps,
} from './year-calendar.tsx';
