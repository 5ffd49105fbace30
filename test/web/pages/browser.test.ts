import { startBrowser, testOfBrowser } from '../../support/browser';

testOfBrowser('a browser is here: set CHROME_PATH', async () => {
  const browser = await startBrowser();
  expect(await browser.version()).toMatch(/Chrom/);
  await browser.close();
});
