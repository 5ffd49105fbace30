import type { Filing, Form } from '../../api/contract';

/** The newest version that came before a filing, of those that were not entered wrongly. */
export const versionBefore = (
  { version, kind }: Pick<Filing, 'version' | 'kind'>,
  { filings }: Pick<Form, 'filings'>,
): Form['filings'][number] | undefined =>
  version === undefined
    ? undefined
    : filings
        .filter((each) => each.kind === kind && !each.voided && (each.version ?? version) < version)
        .toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0))[0];
