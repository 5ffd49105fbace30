import { maskedAddress } from '../../domain/masked-address';

test.each([
  ['dau-moi@so-tai-chinh.dong-nai.gov.vn', 'd•••@so-tai-chinh…'],
  ['a@gmail.com', 'a•••@gmail…'],
  ['văn.thư@localhost', 'v•••@localhost'],
  ['"a@b"@tinh.example', '"•••@tinh…'],
])('%s is shown as %s', (address, shown) => {
  expect(maskedAddress(address)).toBe(shown);
});
