import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { Unit } from '../domain/register';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';

const KEYS = {
  campaign: defineSearchAttributeKey(SEARCH_ATTRIBUTES.campaign, 'KEYWORD'),
  unit: defineSearchAttributeKey(SEARCH_ATTRIBUTES.unit, 'KEYWORD'),
  unitKind: defineSearchAttributeKey(SEARCH_ATTRIBUTES.unitKind, 'KEYWORD'),
};

/** By which a workflow of a campaign is found; an evaluation's by its unit too. */
export const attributesOf = ({ campaign, unit }: { campaign: string; unit?: Unit }): TypedSearchAttributes =>
  new TypedSearchAttributes([
    { key: KEYS.campaign, value: campaign },
    ...(unit
      ? [{ key: KEYS.unit, value: unit.id } as const, { key: KEYS.unitKind, value: unit.kind } as const]
      : []),
  ]);
