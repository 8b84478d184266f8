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
draft-later = It could not be saved just now. What you wrote stays on this device and is saved again in a while.
draft-denied = You are signed out, or nothing can be saved now. What you wrote stays on this device. Sign in again in another window and press “Save as a draft”.
draft-other = This text was saved or handed in from another window. What you wrote stays on this device. Press “Save as a draft” to see both.
draft-other-text = Saved from another window:
draft-older = An older text is left on this device.
draft-use = Use that text
fault-draft-newer = This text was saved again from another window or device. What was saved there stands below the form. Press again to put what you wrote here in its place.
fault-draft-gone = This text was already handed in or deleted from another window or device. Press again to save or hand in what you wrote here as a new one.
