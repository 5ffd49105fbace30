import request from 'supertest';
import { endpoints } from '../../../api/endpoints';
import { openApiDocument } from '../../../api/openapi/document';
import { hookRoutes } from '../../../api/webhooks/describe';
import { describeApi } from '../../support/api/describe-api';

describeApi('over HTTP,', {}, (api) => {
  describe('the description of the API', () => {
    const document = openApiDocument(endpoints, hookRoutes);

    it('is OpenAPI 3.1, to be had without a key', async () => {
      const answer = await request(api.app).get('/openapi.json');
      expect(answer.status).toBe(200);
      expect(answer.body.openapi).toBe('3.1.0');
      expect(answer.body).toEqual(JSON.parse(JSON.stringify(document)));
    });

    it('has every operation once, with who may call it and every problem that it may answer', () => {
      const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item));
      expect(operations.map(({ operationId }) => String(operationId)).sort()).toEqual(
        [
          ...endpoints.map(({ operation }) => operation),
          ...hookRoutes.map((each) => String(each.operationId)),
        ].sort(),
      );
      for (const { responses, description, security } of operations) {
        if (security?.length === 0) continue;
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500', '503']));
        expect(description).toMatch(/^(- \*\*|For people who have signed in)/);
      }
    });

    it('requires of no answer what some role does not see', () => {
      const schemas = document.components?.schemas as Record<string, { required?: string[] }>;
      expect(schemas['CampaignLine']?.required).toContain('id');
      expect(schemas['CampaignLine']?.required).not.toContain('sending');
      expect(schemas['Obligation']?.required).toContain('name');
      expect(schemas['Obligation']?.required).not.toContain('dueAt');
      expect(schemas['FilingFate']?.required).toContain('receivedAt');
    });

    it('has a page for people, of which nothing comes from elsewhere', async () => {
      const page = await request(api.app).get('/docs');
      expect(page.status).toBe(200);
      const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
        ([, address]) => address ?? '',
      );
      expect(addresses.length).toBeGreaterThan(2);
      for (const address of addresses) {
        expect(address).toMatch(/^\/docs\//);
        expect((await request(api.app).get(address)).status).toBe(200);
      }
    });
  });
});
