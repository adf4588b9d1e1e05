import { constants } from 'node:os';
import { getSystemErrorName } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CommuniqueError } from '../../src/model/error.ts';
import { describeSystemError } from '../../src/model/system-error.ts';

/** As Node's file functions throw it. */
const thrown = (code: string, wording: string, path?: string): Error =>
  Object.assign(new Error(`${code}: ${wording}, read`), {
    code,
    errno: -1,
    syscall: 'read',
    ...(path === undefined ? {} : { path }),
  });

describe('describeSystemError', () => {
  it('says every error number of this system in one line, with the path', () => {
    const codes = Object.values(constants.errno).map((errno) => getSystemErrorName(-errno));
    expect(codes.length).toBeGreaterThan(50);
    for (const code of codes) {
      const described = describeSystemError(thrown(code, 'some words of the system'), 'dumps/a.txt');
      expect(described).toBeInstanceOf(CommuniqueError);
      expect(described).toMatchObject({ message: expect.stringMatching(/^dumps\/a\.txt(?:…?): [^\n]+$/) });
    }
  });

  it('tells an error that has no line of its own in the words of the system', () => {
    expect(describeSystemError(thrown('EPROTO', 'protocol error'), 'a.txt')).toMatchObject({
      code: 'disk',
      message: 'a.txt: protocol error (EPROTO); check the file or folder and run again',
    });
  });

  it('names the path that the error holds, or none', () => {
    expect(describeSystemError(thrown('EIO', 'i/o error', '/mnt/a'))).toMatchObject({
      message: '/mnt/a: the disk or device gives an error (EIO); check it and run again',
    });
    expect(describeSystemError(thrown('EIO', 'i/o error'))).toMatchObject({
      message: expect.stringMatching(/^the disk/),
    });
  });

  it('leaves bugs as they are', () => {
    for (const bug of [
      new TypeError('x is not a function'),
      Object.assign(new TypeError('The "path" argument must be of type string'), { code: 'ERR_INVALID_ARG_TYPE' }),
      Object.assign(new Error('no such column'), { code: 'ERR_SQLITE_ERROR' }),
    ])
      expect(describeSystemError(bug, 'a.txt')).toBe(bug);
  });
});
