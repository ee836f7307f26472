/** Pictures on the canvas, and on their way to the server. */
export const pictures = {
  sending: { one: 'Sending {count} picture', other: 'Sending {count} pictures' },
  waitForNetwork: {
    one: '{count} picture waits for the network, and is kept on this device',
    other: '{count} pictures wait for the network, and are kept on this device',
  },
  waitForPermission: {
    one: '{count} picture may not be sent now, and is kept on this device',
    other: '{count} pictures may not be sent now, and are kept on this device',
  },
  tryAgain: 'Try again',
  progress: 'Sending pictures',
  refused: '{name} could not be stored.',
  unkept: '{name} is not kept on this device.',
  keepOpen: 'This browser has no room for it. Keep this page open until the picture has been sent.',
  unreachable: 'The server could not be reached.',
  notAPicture: 'This is no picture that this browser can show.',
  tooLarge: 'This picture is too large for this browser to make it smaller.',
  notReplaced: '{name} could not take the place of the picture.',
  sizeUnknown: 'The size of a picture cannot be found out just now.',
  section: 'Picture',
  altText: 'Alt text',
  altHint: 'What it shows',
  crop: 'Crop',
  replace: 'Replace',
  size: 'Size',
} as const
