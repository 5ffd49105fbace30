import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, ask } from '../../api/ask';
import type { FilingStep, Form, OpenForm } from '../../api/contract';
import { useIsAt } from '../../app/place';
import { type Fields, fieldsOf } from '../../parts/draft/fields';
import { PageState } from '../../parts/page-state';
import { Closed } from './closed';
import { FilingForm } from './filing-form';

/** The page reads a form once; from then on the draft keeps its fields. */
const formQuery = (path: { campaign: string; unit: string; step: FilingStep; party: string }) =>
  queryOptions({
    queryKey: [path.campaign, 'forms', path.unit, path.step, path.party],
    queryFn: async (): Promise<{ form: Form; initial: Fields }> => {
      const form = await ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/forms/{step}/{party}', { params: { path } }),
      );
      return { form, initial: await filedBefore(form) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** A correction begins with what counts; a draft has gone on from there already. */
async function filedBefore({ campaign, unit, filings, draft, standing }: Form): Promise<Fields> {
  const counted = filings.find(({ kind, counts }) => kind === 'filing' && counts);
  if (!counted || draft || standing !== 'filed') return {};
  const path = { campaign: campaign.id, unit: unit.id, filing: counted.id };
  const { content } = await ask(
    api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}', { params: { path } }),
  );
  return content ? fieldsOf(content) : {};
}

export function FormPage() {
  const path = useParams<{ campaign: string; unit: string; step: FilingStep; party: string }>();
  const query = useQuery(formQuery(path));
  const form = query.data?.form;
  useIsAt({
    campaign: form?.campaign.title,
    rehearsal: form?.campaign.rehearsal,
    now: form?.now,
    timeZone: form?.timeZone,
  });
  return (
    <PageState query={query}>
      {({ form: read, initial }) =>
        isOpen(read) ? (
          <FilingForm key={Object.values(path).join()} form={read} initial={initial} />
        ) : (
          <Closed form={read} />
        )
      }
    </PageState>
  );
}

const isOpen = (form: Form): form is OpenForm =>
  form.ifFiledNow !== null && ['open', 'filed', 'frozen'].includes(form.standing);
