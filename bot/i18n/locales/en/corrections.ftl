## Right or wrong

button-right = ✓ Right
button-wrong = ✗ Wrong
button-no-digit = No digit
thanks-right = Thank you, good to know!
ask-right-digit = Which digit is it?
ask-right-number = Please reply to my answer with the right number.
ask-right-number-next = Which number is it? Just send it to me.
ask-right-number-group = Which number is it? Please reply to this message with it.
ask-right-number-placeholder = The right number
not-yours = These buttons are for the person who asked.
thanks-counted = Thank you, counted. Nothing is kept.
thanks-kept = Thank you! I will learn from it.
answer-right-after-all = That is what I read, too. Thank you!
photo-gone = I cannot see that photo any more, so I only counted your answer.
number-unclear = I see another number of digits in that photo, so I cannot tell which is which. I counted your answer.
photo-unknown = I no longer know which photo you mean. Please reply to the photo itself with the right number.
photo-forgotten = I no longer know which photo that was about. Please press “✗ Wrong” under my answer, then reply to it again.
correction-cancelled = All right, I leave it at that. Nothing of it is kept.

## Consent

consent-ask =
    May I keep this to learn from it?

    What: the 28×28 pixel crop of the digit and the right answer, for this and your later corrections. Encrypted, without your name; never the photo.
    Why: to train a better model.
    How long: until you withdraw it.
    How to withdraw: /forget deletes everything of yours at once.
consent-yes = Yes, keep it
consent-no = No
consent-given = Thank you! I keep the crops of your corrections to learn from them. /forget deletes them at any time.
consent-refused = All right, nothing of yours is kept. Your corrections are only counted.

## Forgetting

forgotten =
    { $count ->
        [0] I had no crops of yours. Whatever else was yours, such as a chosen language, is deleted.
        [one] Deleted: one crop of yours, and your consent. No later training will use it.
       *[other] Deleted: { $count } crops of yours, and your consent. No later training will use them.
    }
