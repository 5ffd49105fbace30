import { Button } from '@mantine/core';
import { api, ask } from '../../api/ask';
import { useWordsOf } from '../../app/page-words';
import { Failed } from '../../parts/failed';
import { useAction } from '../../parts/use-action';
import { type Filter, queryOf } from './filter';
import { auditWords } from './words';

/** The same entries as a table of a spreadsheet: the service makes it where it is asked for that type. */
export function Download({ filter }: { filter: Filter }) {
  const said = useWordsOf(auditWords);
  const action = useAction();
  const download = () =>
    action.run(async () => {
      const asked = api.GET('/api/v1/audit', {
        params: { query: queryOf(filter) },
        headers: { Accept: 'text/csv' },
        parseAs: 'blob',
      });
      const table = (await ask<unknown>(asked)) as Blob;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(table);
      link.download = 'nhat-ky.csv';
      link.click();
      URL.revokeObjectURL(link.href);
    });
  return (
    <div className="download">
      <Failed action={action} />
      <Button variant="default" onClick={() => void download()}>
        {said.csv}
      </Button>
      <p className="quiet">{said.csvHint}</p>
    </div>
  );
}
