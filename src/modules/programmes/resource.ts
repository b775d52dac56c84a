/** Kinds of resources of a programme (domain reference B2, ResourceItem). */
export const resourceKinds = [
  'staff',
  'methodical',
  'material',
  'financial',
  'psychological',
  'information',
] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** Where a resource comes from: the school itself, or partners around it. */
export const contours = ['inner', 'outer'] as const;
export type Contour = (typeof contours)[number];

export interface ProgrammeResource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly contour: Contour;
  readonly title: string;
  /** Who gives it; may be empty. */
  readonly source: string;
  readonly available: boolean;
}
