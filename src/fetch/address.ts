import { CommuniqueError } from '../model/error.ts';

/** An address that may be asked for: http or https, without user and password. The fragment stays here. */
export function parseAddress(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined)
    throw new CommuniqueError(
      'address-refused',
      `${url.slice(0, 200)}: is not an address; give it in full, as https://…`,
    );
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    throw new CommuniqueError('address-refused', `${url.slice(0, 200)}: only http and https are fetched`);
  if (parsed.username !== '' || parsed.password !== '')
    throw new CommuniqueError('address-refused', `${parsed.host}: addresses with user and password are not fetched`);
  parsed.hash = '';
  return parsed;
}
