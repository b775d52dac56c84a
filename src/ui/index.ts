// The components of the product, one line a subject. Pages import from here and write no class names.
export { asset, setAssetManifest } from './assets.ts';
export { Avatar, initials, PersonLine, type PersonLineProps } from './avatar.tsx';
export { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
export {
  Button,
  type ButtonKind,
  ButtonLink,
  type ButtonLinkProps,
  type ButtonProps,
  ButtonRow,
  PostButton,
  type PostButtonProps,
} from './button.tsx';
export * from './charts/index.ts';
export {
  Checkbox,
  CheckboxGroup,
  type CheckboxProps,
  type Choice,
  type ChoiceGroupProps,
  RadioGroup,
} from './choices.tsx';
export { type Column, DataTable, type DataTableProps } from './data-table.tsx';
export { Dialog, DialogLink, type DialogLinkProps, type DialogProps } from './dialog.tsx';
export { Document, type DocumentProps, type IslandName, type Theme } from './document.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export { ErrorSummary, type ErrorSummaryProps } from './error-summary.tsx';
export { controlState, describedBy, Field, FieldGroup, type FieldProps } from './field.tsx';
export { FileInput, type FileInputProps, SearchInput, type SearchInputProps } from './file-input.tsx';
export { type FilterChip, FilterChips, type FilterChipsProps } from './filter-chips.tsx';
export { Fold, type FoldProps } from './fold.tsx';
export { FieldRow, Fieldset, type FieldsetProps, Form, type FormProps } from './form.tsx';
export { type FormState, fieldId, fieldValue, fieldValues, formState } from './form-state.ts';
export { Icon, type IconProps } from './icon.tsx';
export { type IconName, iconNames } from './icon-names.ts';
export { type Fact, KeyValue } from './key-value.tsx';
export { Cluster, Grid, Lead, PrintOnly, Prose, ScreenOnly, Stack, VisuallyHidden } from './layout.tsx';
export { LinkCard, type LinkCardProps } from './link-card.tsx';
export { Mark } from './mark.tsx';
export { Menu, type MenuItem, type MenuProps } from './menu.tsx';
export { Alert, Notice, type NoticeProps } from './notice.tsx';
export { PageHead, type PageHeadProps } from './page-head.tsx';
export { type PageInfo, Pagination, pageNumbers } from './pagination.tsx';
export { Progress, type ProgressProps } from './progress.tsx';
export { PublicDocument, type PublicDocumentProps } from './public-document.tsx';
export { MoodInput, ScaleInput, type ScaleInputProps } from './scale-input.tsx';
export { Card, type CardProps, Panel, type PanelProps, Section, Split } from './section.tsx';
export { type Place, Shell, type ShellProps, type YearLink } from './shell.tsx';
export { type StageItem, StageLine, type StageState } from './stage-line.tsx';
export { Stat, type StatProps, Stats } from './stat.tsx';
export { Badge, Status, type StatusProps, Tag } from './status.tsx';
export { type Step, Stepper, type StepperProps } from './stepper.tsx';
export { StylePage, type StylePageProps } from './style-page.tsx';
export {
  type BulkAction,
  PlainTable,
  type PlainTableProps,
  type Selection,
  type Sort,
} from './table-parts.tsx';
export { type Tab, Tabs } from './tabs.tsx';
export { type TaskItem, TaskList, type TaskState } from './task-list.tsx';
export {
  DateInput,
  type DateInputProps,
  Select,
  type SelectOption,
  type SelectProps,
  TextArea,
  type TextAreaProps,
  TextInput,
  type TextInputProps,
} from './text-inputs.tsx';
export { ThemeSwitch, type ThemeSwitchProps } from './theme-switch.tsx';
export { Timeline, type TimelineItem } from './timeline.tsx';
export { type Flash, Toast } from './toast.tsx';
export { type Tone, toneIcon } from './tone.ts';
