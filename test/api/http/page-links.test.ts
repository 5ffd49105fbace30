import express from 'express';
import request from 'supertest';
import { pageLinks } from '../../../api/http/page-links';

const PATH = '/api/v1/campaigns/c/letters';

describe('the links of a page', () => {
  it('lead to the next one and to the first, with the filters that were asked', () => {
    expect(pageLinks(`${PATH}?state=waiting&limit=2`, 'Yg')).toEqual({
      first: `${PATH}?state=waiting&limit=2`,
      next: `${PATH}?state=waiting&limit=2&cursor=Yg`,
    });
  });

  it('have the cursor that is next in the place of the one that was asked', () => {
    expect(pageLinks(`${PATH}?cursor=YQ&limit=2`, 'Yg')).toEqual({
      first: `${PATH}?limit=2`,
      next: `${PATH}?limit=2&cursor=Yg`,
    });
  });

  it('have no next one at the end', () => {
    expect(pageLinks(`${PATH}?cursor=Yg`, undefined)).toEqual({ first: PATH });
  });

  it('keep a question mark within the query', () => {
    expect(pageLinks(`${PATH}?person=a?b`, undefined)).toEqual({ first: `${PATH}?person=a%3Fb` });
  });

  it('end no link before its end, whatever is asked', () => {
    const { next } = pageLinks(`${PATH}?person=>;rel="x",<`, 'Yg');
    expect(next).toBe(`${PATH}?person=%3E%3Brel%3D%22x%22%2C%3C&cursor=Yg`);
  });

  it('are one header', async () => {
    const app = express().get('/letters', ({ originalUrl }, response) => {
      response.links(pageLinks(originalUrl, 'Yg')).json({ items: [] });
    });
    const { headers } = await request(app).get('/letters?limit=2');
    expect(headers['link']).toBe('</letters?limit=2>; rel="first", </letters?limit=2&cursor=Yg>; rel="next"');
  });
});
