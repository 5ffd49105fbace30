/** Set when a workflow starts, never later; registered with the server before the first start. */
export const SEARCH_ATTRIBUTES = {
  campaign: 'CongVuCampaign',
  unit: 'CongVuUnit',
  unitKind: 'CongVuUnitKind',
} as const;
