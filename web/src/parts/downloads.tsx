import './downloads.css';
import { Button } from '@mantine/core';
import { api, ask } from '../api/ask';
import { useWords } from '../app/language';
import { Failed } from './failed';
import { useAction } from './use-action';

type What = 'board' | 'letters' | 'overdue';

/** The same as a table for a spreadsheet. */
export function Downloads({ campaign, what }: { campaign: string; what: What }) {
  const { exports: said } = useWords();
  const action = useAction();
  const download = (as: 'xlsx' | 'csv') =>
    action.run(async () => {
      const asked = api.GET('/api/v1/campaigns/{campaign}/export', {
        params: { path: { campaign }, query: { what, as } },
        parseAs: 'blob',
      });
      saveAs((await ask<unknown>(asked)) as Blob, `${campaign}-${what}.${as}`);
    });
  return (
    <div className="downloads no-print">
      <Button variant="default" loading={action.isBusy} onClick={() => void download('xlsx')}>
        {said.xlsx}
      </Button>
      <Button variant="default" loading={action.isBusy} onClick={() => void download('csv')}>
        {said.csv}
      </Button>
      <Failed action={action} />
    </div>
  );
}

function saveAs(table: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(table);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
