/** What undo and redo tell. */
export const history = {
  changedSince: {
    one: 'It was changed by someone else since.',
    other: 'All were changed by someone else since.',
  },
  someChangedSince: '{skipped} of {count} were changed by someone else since.',
  nothingUndone: 'Nothing was undone.',
  nothingRedone: 'Nothing was redone.',
  restUndone: 'The rest was undone.',
  restRedone: 'The rest was redone.',
} as const
