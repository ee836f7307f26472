/** What the app says where the server cannot be asked. */
export const offline = {
  onThisDevice: 'On this device',
  canBeOpened:
    'The server cannot be reached. These canvases are on this device and can be opened; what you change is kept here and saved later.',
  nothingKept:
    'The server cannot be reached, and no canvas has been opened in this browser yet. This page loads by itself once the server answers.',
  waits: { one: '{count} change waits here', other: '{count} changes wait here' },
  elements: { one: '{count} element', other: '{count} elements' },
  reasons: {
    'not-here': {
      title: 'This canvas is not on this device',
      text: 'The server cannot be reached, and this canvas was never opened in this browser, or the browser has cleared it to make room. It opens by itself once the server answers.',
    },
    nobody: {
      title: 'The server cannot be reached',
      text: 'Nobody is signed in in this browser, so there is nothing to show until the server answers.',
    },
    'needs-server': {
      title: 'This page needs the server',
      text: 'The server cannot be reached just now. Canvases that were opened in this browser can still be used.',
    },
    'no-storage': {
      title: 'The server cannot be reached',
      text: 'This browser keeps nothing on the device, as private windows do, so there is nothing to show until the server answers.',
    },
    outdated: {
      title: 'A newer version is needed',
      text: 'A newer version of Indelible has been used in this browser. It loads by itself once the server answers; what waits here is not lost.',
    },
  },
  copy: {
    none: 'Not ready to be opened without a network yet',
    kept: 'Can be opened on this device without a network',
    full: 'Cannot be opened without a network: the storage of this device is full',
    unavailable: 'Cannot be opened without a network: this browser keeps nothing on the device',
  },
} as const
