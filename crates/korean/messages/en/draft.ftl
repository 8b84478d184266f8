# A proposal that is being written: saving, going on, letting go

draft-save = Save as a draft
draft-discard = Delete the draft
draft-kept = Draft saved:
draft-until = Kept until:
draft-saved = Saved as a draft.
draft-waits = There is no connection. What you wrote stays on this device and is saved when you are connected again.
draft-refused = The draft could not be saved. Press “Save as a draft” to see why.
draft-back = What had been left on this device was put back.
draft-list = Proposals you are writing
draft-untitled = A proposal without a name yet
draft-done = Saved as a draft. Only you can see it; it is not handed in yet.
draft-done-discarded = The draft was deleted.
