# Photos: adding them to a proposal, seeing them, taking them out

photo-heading = Photos
photo-hint = You may leave this out. Up to { $max } photos of { $megabytes } MB each (JPEG, PNG or WebP). Hidden details such as where and when a photo was taken are removed; the photo is saved anew. Please choose photos that show no faces and no number plates.
photo-file = Photo { $nth } to add
photo-alt = What photo { $nth } shows
photo-new-alt = What photo { $nth } to add shows
photo-alt-hint = It is read to people who cannot see the photo. Up to { $max } characters, such as: a dark lane with its lamp out
photo-more = Add more photos
photo-nth = Kept photo { $nth }
photo-drop-label = Take photo { $nth } out
photo-drop = Take this photo out. It is deleted when you save, and cannot be brought back.
photo-section = Photos
photo-sources = Photos of the proposals it came from

fault-photo-kind = “{ $file }” is a file that can't be taken. Please choose a JPEG, PNG or WebP photo. What counts is the content, not the name.
fault-photo-broken = “{ $file }” can't be opened; the file seems to be damaged. Please save the photo again or choose another.
fault-photo-large = “{ $file }” is too large. A photo may have up to { $max } MB. Please make it smaller or choose another.
fault-photo-dots = “{ $file }” is { $width } by { $height } dots, which is too large. Up to { $max }0,000 dots are taken. Please make it smaller and choose it again.
fault-photo-name = The name of the file contains something like a resident registration number. Please rename the file and choose it again; this site does not take such numbers.
fault-photo-many = Up to { $max } photos are possible. Please take some out and send again.
fault-photo-alt = Please say in a few words what the photo shows. It is read to people who cannot see it.
fault-photo-gone = This photo is not there any more. Please take it out and add it again.
fault-photo-none = There are words but no photo. Please choose the photo or take the words out.
