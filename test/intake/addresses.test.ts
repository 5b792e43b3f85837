import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicAddress } from '../../src/intake/index.ts'

const INSIDE = [
  ...[
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
  ],
  ...['192.0.0.8', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1'],
  ...[
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '::ffff:8.8.8.8',
    'no address',
    '',
  ],
]
const OUTSIDE = ['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1']

test('addresses on the public internet are told from all others', () => {
  for (const address of INSIDE) assert.equal(isPublicAddress(address), false, address)
  for (const address of OUTSIDE) assert.equal(isPublicAddress(address), true, address)
})
