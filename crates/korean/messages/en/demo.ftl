# Demonstration: signing in as an invented person

demo-title = Who would you like to be?
demo-lead = All people and districts here are invented. Choose one, and do what that person does.
demo-people = Invented people
demo-code = Sign in with a code
demo-code-text = You can also sign in as in real use, with any e-mail address and a code. Messages do not leave this machine; they are written as files into this folder: { $folder }
demo-as-text = The button signs you in as this person without a code, with consent given. This is possible in a demonstration only.
demo-as-button = Sign in: { $role }
demo-others = Choose someone else
