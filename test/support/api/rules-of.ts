/** What is wrong with each field of a request, by its answer: «field rule». */
export const rulesOf = ({ body }: { body: { errors?: { field: string; rule: string }[] } }): string[] =>
  (body.errors ?? []).map(({ field, rule }) => `${field} ${rule}`);
